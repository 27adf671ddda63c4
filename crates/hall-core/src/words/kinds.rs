//! Sentences for values with a form of their own: identity numbers, mobile numbers, names.

use super::Words;

/// A value that is none of its kind.
pub(super) fn malformed(kind: &str, reason: &str) -> Words {
    let name = name_of(kind);
    let what = match reason {
        "length" => format!("{name}的位数不对"),
        "checksum" | "agency_uscc:checksum" => format!("{name}有一位输错了"),
        "charset" | "charset_iosvz" | "region_charset" | "letter_io" | "letter_ioq" => {
            format!("{name}里有不该出现的字符")
        }
        "date" => format!("{name}里的日期不存在"),
        "date_future" => format!("{name}里的日期在今天以后"),
        "date_implausible" => format!("{name}里的日期不合常理"),
        "province" => format!("{name}开头的地区代码不存在"),
        "latin_letters" => "登记的名称不能用字母".to_owned(),
        "organization_form_missing" => "名称缺少组织形式，如“有限公司”".to_owned(),
        "misleading_word" => "名称里有不能使用的字词".to_owned(),
        "placeholder" => "姓名里有占位符，如“?”或“*”".to_owned(),
        "private_use" => "姓名里有无法通用的自造字".to_owned(),
        "interpunct_position" => "间隔号的位置不对".to_owned(),
        "segment_unassigned" => "这个号段还没有启用".to_owned(),
        "area_missing" | "area_unassigned" => "固定电话缺少正确的区号".to_owned(),
        reason if reason.starts_with("wrong_type") => format!("这不是{name}，而是另一种证件的号码"),
        _ => format!("{name}的格式不对"),
    };
    Words {
        what,
        mend: mend_of(kind, reason).to_owned(),
    }
}

pub(super) fn name_of(kind: &str) -> &'static str {
    match kind {
        "cn_resident_id" | "cn_resident_id_15" => "身份证号码",
        "hmt_residence_permit" => "港澳台居民居住证号码",
        "foreigner_pr_2023" | "foreigner_pr_2004_2017" => "外国人永久居留身份证号码",
        "hk_mo_permit" => "港澳居民来往内地通行证号码",
        "tw_permit" => "台湾居民来往大陆通行证号码",
        "cn_passport" => "护照号码",
        "cn_uscc" => "统一社会信用代码",
        "cn_org_code" => "组织机构代码",
        "cn_mobile" => "手机号码",
        "cn_landline" => "固定电话号码",
        "cn_postcode" => "邮政编码",
        "email" => "电子邮箱",
        "bank_card" => "银行卡号",
        "cn_plate" => "车牌号码",
        "vin" => "车辆识别代号",
        "birth_certificate" => "出生医学证明编号",
        "person_name" => "姓名",
        "company_name" => "企业名称",
        "division_code" => "行政区划代码",
        "real_estate_unit" => "不动产单元号",
        _ => "内容",
    }
}

fn mend_of(kind: &str, reason: &str) -> &'static str {
    match (kind, reason) {
        ("cn_resident_id", _) => "请对照身份证逐位核对 18 位号码，末位可能是 X",
        ("cn_uscc", _) => "请对照营业执照逐位核对 18 位代码；代码里没有字母 I、O、S、V、Z",
        ("cn_mobile", _) => "请填 11 位手机号码",
        ("cn_landline", _) => "请按“区号-号码”填写，如 010-12345678",
        ("cn_postcode", _) => "请填 6 位邮政编码",
        ("email", _) => "请核对邮箱地址，如 name@example.cn",
        ("bank_card", _) => "请对照银行卡逐位核对卡号",
        ("birth_certificate", _) => "请对照证明右上角的编号：1 位字母加 9 位数字",
        ("person_name", _) => "请按身份证件上的写法填写；生僻字打不出时请联系窗口",
        ("company_name", _) => "请按“行政区划+字号+行业+组织形式”填写",
        _ => "请对照证件逐位核对",
    }
}

/// A value that is accepted, with a remark.
pub(super) fn worth_checking(reason: &str) -> Words {
    let (what, mend) = match reason {
        "region_unknown" => ("号码里的地区代码不在我们的表里", "如与证件一致，可以继续"),
        "region_retired" => ("号码里的地区代码已撤并", "这很常见，与证件一致即可"),
        "age_over_100" => ("按号码年龄超过 100 岁", "请核对出生年份；属实可以继续"),
        "single_character" => ("姓名只有一个字", "属实可以继续"),
        "org_code_checksum" => ("代码中间的组织机构代码校验位不符", "与执照一致即可"),
        "data_or_iot_segment_no_sms" | "satellite" => {
            ("这个号段可能收不到短信", "建议换一个常用手机号")
        }
        "mvno" => ("这是虚拟运营商号码", "能收短信即可"),
        _ => ("建议再核对一遍", "属实可以继续"),
    };
    Words {
        what: what.to_owned(),
        mend: mend.to_owned(),
    }
}
