//! 数据元: one fact about one subject, and the kinds of value it may have.

use serde::{Deserialize, Serialize};

use super::index::index;
use crate::condition::Expr;
use crate::decimal::Decimal;
use crate::kind::ValueKind;

index!(
    /// A field of a bundle.
    FieldIx
);
index!(
    /// A section of the one form.
    SectionIx
);

/// 数据元: one fact about one subject, asked once however many services want it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// `subject.element`, e.g. `legal.id_no`. A column of a repeating group has the group's key as
    /// its subject: `holder.ratio`.
    pub key: String,
    /// The label, as a person reads it.
    pub label: String,
    /// How to fill it in, if the label does not say it all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// A well-formed example, shown and never submitted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub example: String,
    /// What values it takes.
    pub kind: Kind,
    /// The repeating group whose column this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<FieldIx>,
    /// A column that is part of its table's own shape and no data element of its own: it is asked
    /// whenever the table is, and not counted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inline: bool,
    /// Where the value can come from other than the applicant's hand, best first. Empty: it is typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// How to work it out from other fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derive: Option<Derive>,
    /// Whether it is sensitive personal information (个人信息保护法 第28条), e.g. an identity number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sensitive: bool,
    /// The section of the one form that it stands in.
    pub section: SectionIx,
}

/// A section of the one form: the fields of one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The subject's id, e.g. `legal`.
    pub id: String,
    /// The title, e.g. 法定代表人.
    pub title: String,
    /// One sentence under the title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
}

/// How a field's value is worked out from others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Derive {
    /// The expression that gives the value; unknown while it lacks something.
    pub from: Expr,
    /// Whether the applicant may put another value in its place. If not, the field is shown and
    /// never asked, and a different answer is an error.
    pub editable: bool,
}

/// A place that a value can come from besides the applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// An element of an e-licence's face, e.g. `business-licence` / `name`.
    Licence {
        /// The licence's id.
        licence: String,
        /// The element on its face.
        element: String,
    },
    /// A government register, e.g. `social-insurance`.
    Register(String),
    /// The applicant's verified account.
    Account,
    /// Worked out from other fields.
    Computed,
    /// The result of another service of the same bundle. While that service is part of the
    /// application, the field is neither asked nor missing: it arrives with the result.
    Prior(String),
}

impl Source {
    /// The form that the command line prints: `licence:business-licence`, `account`, `prior:…`.
    pub fn to_text(&self) -> String {
        match self {
            Self::Licence { licence, .. } => format!("licence:{licence}"),
            Self::Register(register) => format!("register:{register}"),
            Self::Account => "account".to_owned(),
            Self::Computed => "computed".to_owned(),
            Self::Prior(service) => format!("prior:{service}"),
        }
    }
}

/// What values a field takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Free text of `min` to `max` characters; `lines` for more than one line.
    Text {
        /// The least number of characters.
        min: u16,
        /// The greatest number of characters.
        max: u16,
        /// Whether it may run over several lines.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        lines: bool,
    },
    /// Text with a form of its own, such as a mobile number.
    Checked(ValueKind),
    /// The number of a certificate whose type stands in another field; the chosen option of that
    /// field names the form.
    Certificate {
        /// The choice field that holds the certificate's type.
        by: FieldIx,
    },
    /// A number.
    Number {
        /// The unit, e.g. 万元.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        unit: String,
        /// How many decimals it may have, 0 to 6.
        decimals: u8,
        /// The smallest number that makes sense at all, whoever asks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Decimal>,
        /// The largest number that makes sense at all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Decimal>,
    },
    /// Yes or no.
    YesNo,
    /// A statement that must be agreed to.
    Consent,
    /// An electronic signature: the signer's name, typed by the signer.
    Signature {
        /// The field that holds the signer's name, if the form asks for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<FieldIx>,
    },
    /// A day.
    Date,
    /// A month, `2026-12`.
    Month,
    /// A day and a time, `2026-11-20T08:30`.
    Moment,
    /// One of the options.
    Choice(Vec<Opt>),
    /// One of the values of a code table that many fields share.
    Code {
        /// The table's position in [`super::Bundle::tables`].
        table: u16,
    },
    /// Any of the options, each at most once.
    Choices(Vec<Opt>),
    /// An address, from the province down to the door.
    Address,
    /// A repeating group.
    Rows {
        /// What one row is, e.g. 股东.
        item: String,
        /// The least number of rows once the group is asked.
        min: u16,
        /// The greatest number of rows.
        max: u16,
        /// The columns, in the order of the table.
        columns: Vec<FieldIx>,
        /// Whether the group only repeats a subject (two babies) and is no data element of its own.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        repeats_subject: bool,
    },
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opt {
    /// What is stored.
    pub value: String,
    /// What is read.
    pub label: String,
    /// For a certificate type: the form that its numbers have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<ValueKind>,
}

/// A code table that many fields share, e.g. the 56 peoples of GB/T 3304.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTable {
    /// The table's id.
    pub id: String,
    /// Its options.
    pub options: Vec<Opt>,
}
