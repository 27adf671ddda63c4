//! 取件委托书: whoever wants results posted says to whom, and signs it.

use hall_api::{Acting, ErrorCode};
use hall_core::flow::{Act, Handover, Lacks, Recipient};

use crate::http::error::{Refusal, Reply};

/// To whom results are posted, if that is what is chosen; `applicant` is who chooses.
pub(super) fn checked(acting: &Acting, applicant: &str) -> Reply<Option<Recipient>> {
    let posts =
        matches!(&acting.act, Act::ChangeDelivery { delivery } if delivery.way == Handover::Post);
    match (&acting.recipient, posts) {
        (None, false) => Ok(None),
        (Some(it), true) => it.checked(applicant).map(Some).map_err(lacking),
        (None, true) => Err(Refusal::new(ErrorCode::Unreadable)
            .because("邮寄没有附上取件委托书（recipient）")
            .mend("请写明收件人、电话和地址，并签上申请人的姓名")),
        (Some(_), false) => Err(Refusal::new(ErrorCode::Unreadable)
            .because("这一步不能附取件委托书（recipient）")
            .mend("只有选择邮寄时才附上")),
    }
}

fn lacking(lacks: Lacks) -> Refusal {
    let (because, mend) = match lacks {
        Lacks::Name => (
            "收件人的姓名没有写，或者太长（recipient.name）",
            "请写收件人的姓名，不超过 120 个字",
        ),
        Lacks::Phone => (
            "收件人的电话不对（recipient.phone）",
            "请写 11 位手机号码，或者带区号的固定电话",
        ),
        Lacks::Address => (
            "收件地址没有写，或者太长（recipient.address）",
            "请写到门牌号，不超过 120 个字",
        ),
        Lacks::Signature => (
            "委托书没有签申请人的姓名（recipient.signature）",
            "请签申请人自己的姓名，和账号上的一样",
        ),
    };
    Refusal::new(ErrorCode::Unreadable)
        .because(because)
        .mend(mend)
}
