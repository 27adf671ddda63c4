//! 民族: GB/T 3304-1991, numbers and two-letter codes. Registers also hold 97 and 98, which are no peoples.

use super::ascii::number;
use super::outcome::{Judgement, Passed};

/// The peoples in the order of their numbers, from 01 on.
const PEOPLES: &str = "汉HA 蒙古MG 回HU 藏ZA 维吾尔UG 苗MH 彝YI 壮ZH 布依BY 朝鲜CS 满MA 侗DO 瑶YA 白BA 土家TJ \
    哈尼HN 哈萨克KZ 傣DA 黎LI 傈僳LS 佤VA 畲SH 高山GS 拉祜LH 水SU 东乡DX 纳西NX 景颇JP 柯尔克孜KG 土TU 达斡尔DU \
    仫佬ML 羌QI 布朗BL 撒拉SL 毛南MN 仡佬GL 锡伯XB 阿昌AC 普米PM 塔吉克TA 怒NU 乌孜别克UZ 俄罗斯RS 鄂温克EW 德昂DE \
    保安BN 裕固YG 京GI 塔塔尔TT 独龙DR 鄂伦春OR 赫哲HZ 门巴MB 珞巴LB 基诺JN";

pub(crate) fn check(text: &str) -> Judgement {
    let outside = match text {
        "97" => Some("其他"),
        "98" => Some("外国血统中国籍人士"),
        _ => None,
    };
    if let Some(name) = outside {
        return Ok(Passed::default().warn("outside_the_56").fact("name", name));
    }
    let position = number(text)
        .filter(|_| text.len() == 2)
        .and_then(|it| usize::try_from(it).ok()?.checked_sub(1))
        .ok_or("unknown")?;
    let entry = PEOPLES.split(' ').nth(position).ok_or("unknown")?;
    let name = entry.trim_end_matches(|it: char| it.is_ascii_uppercase());
    Ok(Passed::default()
        .fact("name", format!("{name}族"))
        .fact("alpha", entry.strip_prefix(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_56_peoples() {
        assert_eq!(PEOPLES.split(' ').count(), 56);
        assert!(check("56").is_ok() && check("57").is_err() && check("00").is_err());
    }
}
