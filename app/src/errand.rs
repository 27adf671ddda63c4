//! What an applicant can do about an application besides answering what is asked.

/// One thing to do. Whether it may be done now the hall's offers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// 撤回.
    Withdraw,
    /// How the results come.
    Delivery,
    /// Another telephone number or address.
    Contact,
    /// 补交容缺材料: what was put off comes in.
    HandIn,
    /// What a survey found is put right.
    Mended,
    /// 评价.
    Rate,
    /// 投诉, 办不成事.
    Complain,
}

impl Errand {
    /// All of them, in the order in which a page lists them.
    pub const ALL: [Self; 7] = [
        Self::HandIn,
        Self::Mended,
        Self::Rate,
        Self::Delivery,
        Self::Contact,
        Self::Complain,
        Self::Withdraw,
    ];

    /// Its name in an address.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Withdraw => "withdraw",
            Self::Delivery => "delivery",
            Self::Contact => "contact",
            Self::HandIn => "hand-in",
            Self::Mended => "mended",
            Self::Rate => "rate",
            Self::Complain => "complain",
        }
    }

    /// The id of the offers that allow it.
    pub const fn offer(self) -> &'static str {
        match self {
            Self::Delivery => "change_delivery",
            Self::Contact => "change_contact",
            Self::HandIn => "hand_in",
            other => other.id(),
        }
    }

    /// The one with this name in an address.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.id() == id)
    }
}
