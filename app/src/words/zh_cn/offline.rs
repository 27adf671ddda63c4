//! Without a network.

pub const WORKING_OFFLINE: &str =
    "网络断开，内容存在这台设备上。可以接着填写和预检；提交可以先排队，联网后自动发送。";
pub const WITHOUT_NETWORK: &str = "没有网络的时候";
pub const NOT_PREPARED: &str =
    "要去网络不好的地方？先把这件事的规则和表格存到这台设备上，断网也能填写。";
pub const PREPARE: &str = "存到这台设备";
pub const PREPARING: &str = "正在存……";
pub const PREPARED: &str = "已存好，断网也能填写：规则、表格和预检都在这台设备上。";
pub const NOT_PREPARED_WHY: &str = "没有存成：网络断了，或者这台设备空间不够。联网后再试一次。";
pub const CANNOT_PREPARE: &str =
    "这个浏览器现在存不了页面，请在联网时办理。已打开的页面断网后仍可接着填，但不要关掉或刷新。";
pub const WITHOUT_NETWORK_LIST: &str = "断网也能填的事";
pub const PREPARED_LEAD: &str = "下面这些已经存在这台设备上，没有网络也能打开、填写和预检。";
pub const NONE_PREPARED: &str = "还没有。打开过的事会自动存下；也可以提前存。";
pub const PREPARE_OTHERS: &str = "提前存别的事";
pub const NOT_HERE: &str = "没有网络，这件事也还没有存到这台设备上";
pub const NOT_HERE_MEND: &str =
    "联网后打开一次，以后断网也能填写。急着办，可以拨打 12345 或到政务服务大厅。";
pub const WHAT_IS_HERE: &str = "看看断网也能填哪些事";
pub const TRY_AGAIN: &str = "再试一次";
