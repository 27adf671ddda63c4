//! What an applicant can do about an application: withdraw, deliver otherwise, rate, complain.

use hall_core::flow::{Delivery, Grievance, Handover, Pace, Recipient};

pub const HAND_IN_LEAD: &str = "提交时说好晚些再交的材料，请在期限前补交；收齐以后部门才能发证。";
pub const HAND_IN_WHICH: &str = "补交哪一份";
pub const HAND_IN_HINT: &str = "PDF 或者拍得清楚的照片。也可以送到综合窗口，以送到的时间为准。";
pub const HAND_IN_NO_FILE: &str = "还没有选文件。请选好要补交的文件";
pub const HAND_IN_SENDING: &str = "正在上传…";
pub const HAND_IN_DO: &str = "补交";
pub const NOT_NOW: &str = "现在不能这样做";
pub const NOT_NOW_MEND: &str = "办件刚刚有了变化，或者这一步已经做过。请到办理进度里看看。";
pub const NEEDS_NETWORK: &str = "这一步要联网才能做。";
pub const ERRAND_DONE: &str = "已经办好";
pub const DOING: &str = "正在办，请稍等……";
pub const LOOK_AGAIN: &str = "重新打开这一页";

pub const WITHDRAW_LEAD: &str = "撤回以后，没有办结的事项不再办，不能恢复；可以重新申请。";
pub const WITHDRAW_STANDS: &str = "已经决定的，照样有效，结果照样给您";
pub const WITHDRAW_ENDS: &str = "还没有决定的，到此为止";
pub const WITHDRAW_BEFORE: &str = "窗口还没有受理，撤回后整份申请就结束。";
pub const WITHDRAW_DO: &str = "确定撤回";

pub const DELIVERY_WAY: &str = "怎么领";
pub const DELIVERY_PACE: &str = "什么时候领";
pub const DELIVERY_DO: &str = "就这样领";
pub const DELIVERY_CARRIER: &str = "由谁寄送";
pub const DELIVERY_CARRIER_HINT: &str = "不清楚就不用改";
pub const DELIVERY_CARRIER_MISSING: &str = "请写明由谁寄送";
pub const DELIVERY_SAME: &str = "和现在的领取方式一样，不用改。";
pub const DELIVERY_NOT_THIS: &str = "现在不能改成这样";

pub const CONTACT_NEW: &str = "新的电话或地址";
pub const CONTACT_HINT: &str =
    "例如：电话改为 139 0000 0009。各部门会按新的联系您，申请表的内容不变。";
pub const CONTACT_MISSING: &str = "请写明新的电话或地址";
pub const CONTACT_DO: &str = "更改";

pub const MENDED_WHICH: &str = "哪个事项整改好了";
pub const MENDED_LEAD: &str = "部门收到以后，会再来看一次。确实整改好了再点。";
pub const MENDED_DO: &str = "已经整改好";

pub const RATE_QUESTION: &str = "这次办得怎么样？";
pub const RATE_HINT: &str =
    "自愿评价。每份申请评一次；评“不满意”的，会有人联系您，整改以后可以再评一次。";
pub const RATE_DO: &str = "提交评价";

pub const COMPLAIN_WHAT: &str = "您要反映什么？";
pub const COMPLAIN_HINT: &str = "先由综合窗口答复，两个工作小时内；到时没有答复，自动转到主办部门，再往上转，直到办结。每一步都记在办理记录里。";
pub const COMPLAIN_DO: &str = "提交";
pub const CHOOSE_FIRST: &str = "请先选一个";

pub const fn handover(way: Handover) -> &'static str {
    match way {
        Handover::Electronic => "电子证照，发到我的证照夹",
        Handover::Window => "到窗口领",
        Handover::Post => "邮寄",
        Handover::Nearby => "就近的代办点领",
    }
}

pub const fn pace(pace: Pace) -> &'static str {
    match pace {
        Pace::Together => "全部办好，一起领",
        Pace::FirstReady => "办好一个，领一个",
    }
}

/// How the results come, where they are not there yet.
pub fn results_come(delivery: &Delivery, recipient: Option<&Recipient>) -> String {
    let to = recipient.map_or_else(String::new, |it| format!("给{}（{}）", it.name, it.address));
    format!(
        "办好后：{}{to}；{}",
        handover(delivery.way),
        pace(delivery.pace)
    )
}

pub const fn stars(stars: u8) -> &'static str {
    match stars {
        5 => "非常满意",
        4 => "满意",
        3 => "基本满意",
        2 => "不满意",
        _ => "非常不满意",
    }
}

pub const fn grievance(about: Grievance) -> &'static str {
    match about {
        Grievance::Complaint => "投诉：对办理有意见",
        Grievance::CannotBeDone => "办不成事：条件都有，事情就是办不成",
    }
}

pub const LETTER: &str = "取件委托书";

pub fn letter_says(applicant: &str) -> String {
    format!("我（{applicant}）委托上面的单位到大厅取我的办理结果，送到下面的地址，由收件人签收。")
}

/// A field of the letter: its label, a hint, what is said if it is wrong, and what browsers fill in.
pub const fn letter_field(
    of: hall_core::flow::Lacks,
) -> (&'static str, &'static str, &'static str, &'static str) {
    use hall_core::flow::Lacks;
    match of {
        Lacks::Name => (
            "收件人",
            "可以是您自己，也可以是别人",
            "请写收件人的姓名",
            "name",
        ),
        Lacks::Phone => (
            "收件人电话",
            "手机，或者带区号的固定电话",
            "请写 11 位手机号码，或者像 0571-88880000 这样带区号的固定电话",
            "tel",
        ),
        Lacks::Address => (
            "收件地址",
            "写到门牌号",
            "请写收件地址，写到门牌号",
            "street-address",
        ),
        Lacks::Signature => (
            "委托人签名",
            "签您自己的姓名，和登录的姓名一样",
            "请签您自己的姓名，要和登录的姓名一样",
            "off",
        ),
    }
}
