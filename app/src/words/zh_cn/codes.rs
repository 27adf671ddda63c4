//! A draft as codes: shown on a phone, read at a counter.

use crate::camera::NoCamera;

pub const SHOW_CODES: &str = "到窗口出示二维码";
pub const SHOW_CODES_INSIDE: &str = "在政务服务窗口，工作人员扫这些码就能接着帮您办，不用带文件，也不用联网。码里有填写的内容，没有材料文件本身，材料要在窗口另外提供。";
pub const SHOW_CODES_CARE: &str =
    "谁扫了码，谁就看得到您填写的内容。请只在窗口出示，不要截图，不要发给别人。";
pub const SHOW_CODES_NOW: &str = "出示二维码";
pub const DRAWING_CODES: &str = "正在生成二维码……";
pub const TOO_MANY_CODES: &str =
    "这份草稿内容太多，二维码放不下。请在下面选“导出文件”，把文件带到窗口。";
pub const CODES_NO_HELP: &str = "这个浏览器现在生成不了二维码：可能版本太旧，或者还没联网打开过这一页。请联网刷新再试，或者导出文件带到窗口。";
pub const CODES_FOR_THE_COUNTER: &str = "请窗口工作人员扫码";
pub const CODE_LABEL: &str = "草稿二维码，给窗口工作人员扫";
pub const CODE_BEFORE: &str = "上一张";
pub const CODE_AFTER: &str = "下一张";
pub const PAUSE_CODES: &str = "停在这张";
pub const TURN_CODES: &str = "自动翻";
pub const CODES_READ_BY_WHOEVER: &str = "谁扫了码，谁就看得到填写的内容。窗口读完，请马上收起。";
pub const STOP_SHOWING: &str = "收起";

pub const READ_CODES: &str = "读手机上的二维码";
pub const READ_CODES_HINT: &str =
    "请申请人在手机上打开“草稿”，选“到窗口出示二维码”。先后不限，读重了也没关系。";
pub const SCANNED: &str = "用扫码枪读";
pub const SCANNED_HINT: &str = "先点一下这个框，再用扫码枪逐张扫；每读完一张，框会自己清空。";
pub const TAKE_CODE: &str = "读入这张";
pub const READ_AGAIN: &str = "重新读";
pub const JOIN_NO_HELP: &str =
    "这个浏览器现在打不开读到的内容：可能版本太旧，或者还没联网打开过这一页。请联网刷新再试。";
pub const CODE_NOT_TAKEN: &str = "这张码没有读入";
pub const CODES_NOT_TAKEN: &str = "这份草稿没有读入";
pub const READ_FROM_CODES: &str = "填写的内容都读到了";

pub const CAMERA_ON: &str = "用摄像头读";
pub const CAMERA_OFF: &str = "关掉摄像头";
pub const CAMERA_OPENING: &str = "正在打开摄像头，浏览器会问您是否允许……";
pub const CAMERA_WATCHES: &str = "请把手机屏幕对着摄像头，码要占画面的一大半，手机上会自己一张一张翻。画面只在这台电脑里看，不保存，不上传。";
pub const CAMERA_PICTURE: &str = "摄像头的画面";
pub const NO_CAMERA: &str = "用不了摄像头";

pub fn no_camera(why: NoCamera) -> String {
    let why = match why {
        NoCamera::Missing => {
            "没有找到摄像头，或者这个网址（不是 https）不能用。请接好摄像头，再按“用摄像头读”。"
        }
        NoCamera::Refused => {
            "浏览器没有允许这个网页用摄像头。请在地址栏左边的图标里改成允许，再按“用摄像头读”。"
        }
        NoCamera::Busy => {
            "摄像头打不开，可能别的程序正在用，或者断开了。请关掉别的程序，再按“用摄像头读”。"
        }
        NoCamera::NoHelp => {
            "这个浏览器现在读不了画面：可能版本太旧，或者没有联网。请联网刷新，再按“用摄像头读”。"
        }
    };
    format!("{why}也可以用扫码枪读，或者请申请人在手机上导出文件带来。")
}

/// Which of the codes stands on the screen.
pub fn code_of(number: usize, n: usize) -> String {
    format!("第 {number} 张，共 {n} 张")
}

/// How far the reading is.
pub fn codes_read(n_read: usize, of: u8, missing: &[u8]) -> String {
    let missing: Vec<String> = missing.iter().map(u8::to_string).collect();
    if missing.is_empty() {
        return format!("读到 {n_read} 张，共 {of} 张，齐了");
    }
    format!(
        "读到 {n_read} 张，共 {of} 张，还缺第 {} 张",
        missing.join("、")
    )
}

/// One that was there already.
pub fn code_again(number: u8) -> String {
    format!("第 {number} 张已经读过了。")
}

/// What does not come along in codes.
pub fn files_stay_on_the_phone(labels: &[String]) -> String {
    format!(
        "材料文件留在手机上，没有读过来，请在窗口重新提供：{}。",
        labels.join("、")
    )
}
