//! Looking over, signing, submitting, and following what was submitted.

use hall_api::LaneState;

pub const ANSWERS_TITLE: &str = "核对您填的内容";
pub const ANSWERS_LEAD: &str = "提交以后各部门按这些内容审批。有不对的，点“更改”。";
pub const CONFIRM_LEAD: &str = "这些内容是从证照和账号带出来的。看过没有问题，就一起确认。";
pub const CONFIRM_ALL: &str = "都没错，一起确认";
pub const TO_SIGN: &str = "去签名提交";
pub const SUBMIT_TITLE: &str = "签名并提交";
pub const SUBMIT_LEAD: &str = "只提交这一次。各部门会同时收到自己需要的那一份。";
pub const DECLARATION: [&str; 3] = [
    "我填写的内容和提交的材料真实、完整；",
    "我同意各审批部门为办理本次事项使用这些信息，每个部门只收到自己需要的部分；",
    "我知道提供虚假内容要承担法律责任。",
];
pub const I_DECLARE: &str = "以上我都看过并同意";
pub const DECLARE_FIRST: &str = "请先勾选同意";
pub const SIGNATURE: &str = "电子签名";
pub const SIGN_FIRST: &str = "请输入姓名作为签名";
pub const SUBMIT: &str = "确认提交";
pub const SENDING: &str = "正在提交，请稍等……";
pub const NOT_READY: &str = "还不能提交，请先完成预检里列出的内容";
pub const SIGN_IN_TO_SUBMIT: &str = "提交前请先登录";
pub const DRAFT_IS_KEPT: &str = "填好的内容都会保留，登录后回到这里。";
/// Stands in for the name of somebody who is not signed in.
pub const ANY_NAME: &str = "张三";
pub const SEE_APPLICATIONS: &str = "这份申请之前已经提交过，去看看我的办件";

pub const RECEIPT_TITLE: &str = "提交成功";
pub const YOUR_NUMBER: &str = "办件编号";
pub const COPY_NUMBER: &str = "复制编号";
pub const COPIED: &str = "编号已复制";
pub const NOT_COPIED: &str = "没有复制成功，请手工抄下编号";
pub const FOLLOW: &str = "查看进度";
pub const WHAT_NOW: &str = "接下来";
pub const WHAT_NOW_LEAD: &str =
    "各部门已经收到各自的一份，能同时办的同时办。全部办好后，结果一起交给您。";
pub const WHAT_NOW_RECEPTION: &str =
    "综合窗口先看材料齐不齐：五个工作日内答复，要补正的一次说清；没有答复的，视为受理。";
pub const OPENED_SERVICES: &str = "已经开始的事项";
pub const PROVISIONAL_DAY: &str = "（暂定：节假日安排公布后可能顺延）";

pub const NO_APPLICATIONS: &str = "您还没有提交过申请。";
pub const ISSUED: &str = "结果已发";
pub const ALL_ISSUED: &str = "全部办好，结果已经发给您";
pub const SOME_ISSUED: &str = "已经办结，办好的结果已经发给您";
pub const WITHDRAWN: &str = "已撤回，没有受理";
pub const IN_HAND: &str = "正在办理";
pub const RESULTS: &str = "办理结果";
pub const LANES: &str = "各部门办到哪一步";
pub const HISTORY: &str = "办理记录";
pub const REFRESH: &str = "刷新进度";

pub const DRAFTS_TITLE: &str = "草稿";
pub const DRAFTS_LEAD: &str = "草稿只在这台设备上。可以连同选好的材料导出成一个文件，带到别的设备接着填，或带到服务窗口；也可以在窗口出示二维码。";
pub const NO_DRAFTS: &str = "这台设备上没有草稿。";
pub const THROW_AWAY: &str = "丢弃";
pub const THROW_AWAY_SURE: &str = "丢弃后找不回来，确定吗？";

pub fn n_to_confirm(n: usize) -> String {
    format!("有 {n} 项自动填入的内容还没确认")
}

pub fn sign_as(name: &str) -> String {
    format!("输入您的姓名，例如：{name}")
}

pub fn sending_files(n: usize, of: usize) -> String {
    format!("正在上传第 {n} 个文件，共 {of} 个……")
}

pub fn received_at(time: &str) -> String {
    format!("收件时间 {time}")
}

pub fn promised_on(day: &str) -> String {
    format!("承诺 {day} 前办好")
}

pub fn decided_at(time: &str) -> String {
    format!("{time} 办结")
}

pub fn ended_at(time: &str) -> String {
    format!("{time} 结束")
}

pub fn issued_at(time: &str) -> String {
    format!("{time} 一起发出")
}

pub fn reason(reason: &str) -> String {
    format!("说明：{reason}")
}

pub fn number_and_time(number: &str, time: &str) -> String {
    format!("编号 {number} · {time} 收件")
}

pub fn n_decided(done: u32, all: u32) -> String {
    format!("办理中，已办结 {done}/{all}")
}

pub fn lane_state(state: LaneState) -> &'static str {
    match state {
        LaneState::Waiting => "等待前序",
        LaneState::InReview => "审查中",
        LaneState::Approved => "已办好",
        LaneState::Refused => "不予办理",
        LaneState::Cancelled => "未启动",
        LaneState::Withdrawn => "已撤回",
        LaneState::Terminated => "终止办理",
        LaneState::Revoked => "已撤销",
    }
}
