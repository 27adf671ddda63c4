//! 企业名称: division, trade name, trade and form of organisation (State Council Order 734, in force 2021-03-01).
//!
//! The check only advises: the registry's own system decides, and names from before 2021 may break today's rules.
//! So the words that need an approval warn, and only what cannot be a registered name is refused.

use super::han::is_ideograph;
use super::normalise;
use super::outcome::{Judgement, Passed};

/// Forms of organisation and what businesses without one end in, the longer before the shorter they end in.
const FORMS: &str = "（特殊普通合伙） （普通合伙） （有限合伙） （个人独资） 有限责任公司 股份有限公司 有限公司 \
    专业合作社联合社 专业合作社 合作社 总公司 分公司 公司 集团 分厂 总厂 分店 中心 工作室 事务所 经营部 门市部 \
    服务部 超市 学校 幼儿园 基金会 协会 商会 厂 店 馆 部 行 社 院 所 场 坊 铺 吧 庄 园 堂 屋 居 楼 阁 轩 站 队";

/// Art. 11 and Art. 16 of its implementing rules (Order 82 of the market regulator): nothing that misleads.
const MISLEADING: [&str; 3] = ["国家级", "最高级", "最佳"];

/// Art. 12: at the start, these need the approval of the State Council.
const NATIONAL: [&str; 5] = ["中国", "中华", "中央", "全国", "国家"];

/// Names are registered with full-width brackets.
pub(crate) fn normalise(raw: &str) -> String {
    normalise::folded(raw).replace('(', "（").replace(')', "）")
}

pub(crate) fn check(name: &str) -> Judgement {
    if name.is_empty() {
        return Err("empty".into());
    }
    if name.contains(|it: char| it.is_ascii_alphabetic()) {
        return Err("latin_letters".into());
    }
    if name.contains(|it: char| it.is_ascii_digit()) {
        return Err("arabic_digits".into());
    }
    if !name
        .chars()
        .all(|it| is_ideograph(it) || matches!(it, '（' | '）' | '·'))
    {
        return Err("charset".into());
    }
    if MISLEADING.into_iter().any(|word| name.contains(word)) {
        return Err("misleading_word".into());
    }
    let form = FORMS
        .split(' ')
        .find(|form| name.ends_with(form) && name != *form)
        .ok_or("organization_form_missing")?;
    let national = NATIONAL.into_iter().any(|word| name.starts_with(word));
    Ok(Passed::default()
        .warn(national.then_some("national_word"))
        .fact("form", form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_is_a_form_of_its_own() {
        let passed = check("北京示例科技有限公司上海分公司").unwrap();
        assert_eq!(format!("{passed:?}").matches("\"分公司\"").count(), 1);
    }

    #[test]
    fn a_form_alone_is_no_name() {
        assert!(check("有限公司").is_ok_and(|it| format!("{it:?}").contains("\"公司\"")));
        assert!(check("店").is_err());
    }
}
