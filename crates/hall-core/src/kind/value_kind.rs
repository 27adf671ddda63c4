//! The kinds of value that the hall can check, and their names outside.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Defines the kinds once, so that a name cannot be forgotten in one of the places that list them.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $id:literal,)+) => {
        /// A kind of value with rules of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ValueKind {
            $($(#[$doc])* $kind,)+
        }

        impl ValueKind {
            /// Every kind, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The name in catalogues and on the command line.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$kind => $id,)+
                }
            }
        }
    };
}

kinds! {
    /// 公民身份号码, GB 11643-1999.
    CnResidentId = "cn_resident_id",
    /// The 15-digit number of before 1999, for old records only.
    CnResidentId15 = "cn_resident_id_15",
    /// 港澳台居民居住证.
    HmtResidencePermit = "hmt_residence_permit",
    /// 外国人永久居留身份证 of 2023.
    ForeignerPr2023 = "foreigner_pr_2023",
    /// 外国人永久居留(身份)证 of 2004 and 2017.
    ForeignerPr2004 = "foreigner_pr_2004_2017",
    /// 港澳居民来往内地通行证.
    HkMoPermit = "hk_mo_permit",
    /// 台湾居民来往大陆通行证.
    TwPermit = "tw_permit",
    /// A passport of the People's Republic of China.
    CnPassport = "cn_passport",
    /// 统一社会信用代码, GB 32100-2015.
    CnUscc = "cn_uscc",
    /// 组织机构代码, GB 11714-1997.
    CnOrgCode = "cn_org_code",
    /// 工商注册号 of 15 digits, GS 15-2006.
    CnBusinessRegNo15 = "cn_business_reg_no_15",
    /// A mobile number of the mainland.
    CnMobile = "cn_mobile",
    /// A postal code.
    CnPostcode = "cn_postcode",
    /// A fixed-line number with its area code.
    CnLandline = "cn_landline",
    /// An e-mail address.
    Email = "email",
    /// A bank card number.
    BankCard = "bank_card",
    /// 机动车号牌, GA 36-2018.
    CnPlate = "cn_plate",
    /// A vehicle identification number, GB 16735-2019.
    Vin = "vin",
    /// 不动产单元代码, GB/T 37346-2019.
    RealEstateUnit = "real_estate_unit",
    /// 出生医学证明编号.
    BirthCertificate = "birth_certificate",
    /// 电子证照标识, GB/T 36904-2018.
    ElicenceId = "elicence_id",
    /// 政务服务事项编码, GB/T 39554.1-2020.
    ServiceItemCode = "service_item_code",
    /// A person's name.
    PersonName = "person_name",
    /// 企业名称.
    CompanyName = "company_name",
    /// A division of the country by its six digits, GB/T 2260.
    DivisionCode = "division_code",
    /// An amount of money, to be written out in capitals.
    AmountCapital = "amount_capital",
    /// An age in completed years, `birth@day`.
    AgeFullYears = "age_full_years",
    /// Whether a day is worked.
    IsWorkday = "is_workday",
    /// A time limit in working days, `2026-07-01+20wd`.
    DeadlineWorkdays = "deadline_workdays",
    /// A time limit by the calendar, `2026-01-31+1m`.
    DeadlineCalendarDays = "deadline_calendar_days",
    /// The type of a file by its bytes, in hexadecimal.
    FileMagic = "file_magic",
    /// The SM3 digest of a text, GB/T 32905.
    Sm3 = "sm3",
    /// The SHA-256 digest of a text.
    Sha256 = "sha256",
    /// An SM2 signature over a message, GB/T 32918.
    Sm2Verify = "sm2_verify",
    /// 民族, GB/T 3304-1991.
    EthnicityCode = "ethnicity_code",
    /// 好差评, GB/T 39735-2020.
    SatisfactionRating = "satisfaction_rating",
}

impl ValueKind {
    /// The kind of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.id() == id)
    }
}

impl fmt::Display for ValueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for ValueKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for ValueKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        Self::from_id(&id)
            .ok_or_else(|| de::Error::custom(format_args!("no kind of value is called {id:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        assert_eq!(ValueKind::ALL.len(), 36);
        for kind in ValueKind::ALL {
            assert_eq!(ValueKind::from_id(kind.id()), Some(*kind));
            let json = serde_json::to_string(kind).unwrap();
            assert_eq!(serde_json::from_str::<ValueKind>(&json).unwrap(), *kind);
        }
    }
}
