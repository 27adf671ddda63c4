//! The frame, the first page, and what can happen anywhere.

pub const SITE: &str = "一件事大厅";
pub const SKIP: &str = "跳到正文";
pub const MENU: &str = "主菜单";
pub const FOOT_HELP: &str = "办事遇到困难，请拨打 12345 转政务服务";
pub const FOOT_PRIVACY: &str = "没有提交的内容保存在这台设备上，您要求同步时才存到大厅";
pub const FOOT_KIOSK: &str = "公用电脑：没有提交的内容不会留下，走开三分钟自动清除";
pub const MY_APPLICATIONS: &str = "我的办件";
pub const SIGN_IN: &str = "登录";
pub const SIGNED_OUT: &str = "已退出登录";

pub const HOME_TITLE: &str = "首页";
pub const HOME_ASK: &str = "您要办成哪件事？";
pub const HOME_LEAD: &str =
    "说一件事就够了。几个部门的事，合成一套问题、一张表、一次提交，办好一起交给您。";
pub const SEARCH_LABEL: &str = "用自己的话说";
pub const SEARCH_EXAMPLE: &str = "例如：孩子上户口、开公司";
pub const FOUND: &str = "找到这些";
pub const NOTHING_FOUND: &str = "没有找到。换一种说法试试，或拨打 12345 问一问。";
pub const FOR_CITIZENS: &str = "个人和家庭";
pub const FOR_COMPANIES: &str = "企业和经营者";
/// The threads of the hall's picture.
pub const THREADS: [&str; 5] = ["卫生健康", "公安", "医保", "人社", "市场监管"];
pub const UNFINISHED: &str = "还没办完";
pub const CONTINUE_DRAFT: &str = "接着填";
pub const MANAGE_DRAFTS: &str = "管理草稿";

pub const LOADING: &str = "正在打开……";
pub const PRINT: &str = "打印";
pub const BACK: &str = "返回";
pub const TO_HOME: &str = "回首页";
pub const YES: &str = "是";
pub const NO: &str = "否";
pub const REMOVE: &str = "删除";
pub const CHANGE: &str = "更改";
pub const THERE_IS_A_PROBLEM: &str = "有几处需要您看一下";
pub const ERROR_PREFIX: &str = "错误：";
pub const WARNING_PREFIX: &str = "请留意：";
pub const CANNOT_OPEN: &str = "暂时打不开";
pub const NO_SUCH_PAGE: &str = "没有这个页面";
pub const NO_SUCH_PAGE_MEND: &str = "网址可能抄错了，或者这件事已经下架。请从首页重新找。";
pub const OFFLINE: &str = "连不上大厅";
pub const OFFLINE_MEND: &str = "请检查网络后再试。填过的内容都还在。";
pub const UNREADABLE: &str = "大厅的回答看不懂";
pub const UNREADABLE_MEND: &str = "请刷新页面再试；还是不行，请拨打 12345。";

pub const SIGN_IN_LEAD: &str = "登录后可以提交、查进度，还能用您的电子证照自动填表。";
pub const ACCOUNT: &str = "账号";
pub const PASSWORD: &str = "密码";
pub const DEMO_HEAD: &str = "演示环境";
pub const DEMO_LEAD: &str = "演示账号在启动大厅的窗口里列出。人物和号码都是虚构的。";

pub fn n_found(n: usize) -> String {
    format!("找到 {n} 件事")
}

pub fn sign_out_of(name: &str) -> String {
    format!("{name} · 退出")
}

pub fn quote_request(request: &str) -> String {
    format!("求助时请报这个编号：{request}")
}

pub fn saved_at(time: &str) -> String {
    format!("已保存 {time}")
}
