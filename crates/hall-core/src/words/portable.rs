//! The words of a portable draft: why it cannot be read, and what of it is damaged.

use super::Words;
use crate::catalog::Bundle;
use crate::portable::{Damage, MAX_BYTES, Refused, codes};

/// Why a file cannot be read, and what to do about it.
pub fn refused(why: &Refused) -> Words {
    let (what, mend) = match why {
        Refused::Unreadable(finding) => return super::finding(&Bundle::default(), finding),
        Refused::TooLarge => {
            return Words {
                what: "文件太大".to_owned(),
                mend: format!("最大 {} MB。请换从大厅导出的文件", MAX_BYTES >> 20),
            };
        }
        Refused::NeedsPassphrase => ("这份文件加了密", "请输入导出时设的口令"),
        Refused::WrongPassphrase => (
            "口令不对",
            "口令区分大小写，也不能多空格。请再试一次；忘了口令，谁也打不开",
        ),
        Refused::TooMuchWork => (
            "这份文件加密得太重，这台设备打不开",
            "请用电脑上的 age 程序解开，再选解开后的文件",
        ),
        Refused::OtherSeal => (
            "这份文件不是用口令加密的",
            "请用加密它的程序解开，再选解开后的文件",
        ),
        Refused::BrokenSeal => (
            "加密文件的开头坏了，解不开",
            "请换另外保存的一份，或者重新导出",
        ),
        Refused::UnknownKind => (
            "这不是大厅导出的文件",
            "请选名字以 .hall.zip、.hall.zip.age 或 .json 结尾的文件",
        ),
        Refused::NoApplication => (
            "里面找不到填写的内容（application.json）",
            "可能选错了压缩包，或者它坏得太厉害。请换另外保存的一份",
        ),
    };
    Words {
        what: what.to_owned(),
        mend: mend.to_owned(),
    }
}

/// What is damaged in a file that could be read all the same.
pub fn damage(damage: &Damage) -> Words {
    let (what, mend) = match damage {
        Damage::Seal { .. } => (
            "加密文件有一段被改动过，或者不完整".to_owned(),
            "没坏的部分已经取出",
        ),
        Damage::Directory => (
            "压缩包的目录坏了，或者没有存完".to_owned(),
            "已逐个找出里面的文件",
        ),
        Damage::Application { n_lost: 0 } => (
            "填写的内容不完整，或者被改动过".to_owned(),
            "已取出读得到的部分，请从头核对一遍",
        ),
        Damage::Application { n_lost } => (
            format!("填写的内容里有 {n_lost} 处读不出来"),
            "其余的已取出，请从头核对一遍",
        ),
        Damage::File { name } => (
            format!("材料文件“{name}”不在里面，或者坏了"),
            "请重新选这个文件",
        ),
        Damage::Strays { n } => (
            format!("有 {n} 个完好的文件不知道属于哪项材料，没有放进来"),
            "需要的话，请解压后自己找",
        ),
    };
    Words {
        what,
        mend: mend.to_owned(),
    }
}

/// Why a code that was read off a phone is not taken, and what to do about it.
pub fn code_refused(why: &codes::Refused) -> Words {
    let (what, mend) = match why {
        codes::Refused::Unreadable(finding) => {
            return super::finding(&Bundle::default(), finding);
        }
        codes::Refused::Foreign => (
            "这不是大厅草稿的二维码",
            "请在手机上打开“草稿”，选“到窗口出示二维码”，再读那里的码",
        ),
        codes::Refused::OtherVersion => (
            "这张码是用新版本的大厅出示的，这里还读不懂",
            "请刷新这个页面再读；还不行，请在手机上导出文件带来",
        ),
        codes::Refused::Damaged => ("这张码没有读完整", "请把码放正、放平，再读一次"),
        codes::Refused::OtherDraft => (
            "这张码和前面读到的不是同一份草稿，没有放进来",
            "请继续读前面那份的码；出示以后又改过，或者要换成这一份，请按“重新读”，从头读",
        ),
        codes::Refused::TooMany => (
            "这张码说的总张数太多，不是大厅出示的",
            "请在手机上重新出示，或者导出文件带来",
        ),
        codes::Refused::Altered => (
            "码都读到了，合起来却和手机上出示的不一样",
            "什么都没有放进来。请按“重新读”，从头读一遍",
        ),
        codes::Refused::TooLarge => (
            "码里的内容太大，不是一份申请",
            "什么都没有放进来。请在手机上导出文件带来",
        ),
    };
    Words {
        what: what.to_owned(),
        mend: mend.to_owned(),
    }
}
