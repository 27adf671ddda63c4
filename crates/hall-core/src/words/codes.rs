//! Sentences for the codes that the rules themselves produce.

use super::Words;
use super::kinds;
use crate::report::Finding;

fn say(what: impl Into<String>, mend: impl Into<String>) -> Words {
    Words {
        what: what.into(),
        mend: mend.into(),
    }
}

/// All codes that rules in this crate produce; a test holds this list to the sentences below.
#[cfg(test)]
pub(crate) const CODES: [&str; 49] = [
    "unknown_question",
    "unknown_field",
    "unknown_material",
    "wrong_type",
    "not_an_option",
    "made_under_another_catalog",
    "no_service_left",
    "too_short",
    "too_long",
    "unprintable_character",
    "malformed",
    "worth_checking",
    "not_a_number",
    "not_whole",
    "too_many_decimals",
    "below_minimum",
    "above_maximum",
    "not_a_date",
    "not_a_month",
    "not_a_moment",
    "implausible_date",
    "differs_from_computed",
    "contradicts_question",
    "below_required_minimum",
    "not_above_required_minimum",
    "above_allowed_maximum",
    "option_not_accepted",
    "option_discouraged",
    "required_option_lacking",
    "too_early",
    "too_late",
    "too_few_rows",
    "too_many_rows",
    "way_not_open",
    "too_many_files",
    "media_type_not_accepted",
    "file_too_large",
    "file_empty",
    "file_reference_damaged",
    "unreadable_file",
    "application_too_large",
    "unknown_bundle",
    "same_file_twice",
    "differs_from_licence",
    "not_signed",
    "not_asked_to_change",
    "changes_services",
    "not_to_be_put_off",
    "missing",
];

/// The sentences of one code.
pub(super) fn words(finding: &Finding) -> Words {
    let arg = |name: &str| {
        finding
            .args
            .get(name)
            .map(String::as_str)
            .unwrap_or_default()
    };
    entry(finding.code.as_str(), &arg)
        .or_else(|| value(finding.code.as_str(), &arg))
        .or_else(|| demand(finding.code.as_str(), &arg))
        .or_else(|| file(finding.code.as_str(), &arg))
        .unwrap_or_else(|| say(format!("有问题（{}）", finding.code), "请核对这一项"))
}

/// Whether a code has sentences of its own.
#[cfg(test)]
pub(crate) fn has_words(code: &str) -> bool {
    let arg = |_: &str| "";
    entry(code, &arg).is_some()
        || value(code, &arg).is_some()
        || demand(code, &arg).is_some()
        || file(code, &arg).is_some()
}

/// Codes about answers that have no place, or contradict each other.
fn entry<'a>(code: &str, arg: &dyn Fn(&str) -> &'a str) -> Option<Words> {
    Some(match code {
        "unknown_question" => say("没有这个问题", "请删去，或换成当前办事规则里的问题"),
        "unknown_field" => say("表里没有这一项", "请核对名称，或删去这一项"),
        "unknown_material" => say("材料清单里没有这一份", "请核对名称，或删去这一份"),
        "unknown_bundle" => say("没有这件事", "请核对编号；可用的编号见“hall catalog list”"),
        "wrong_type" => say(
            "填写的形式不对",
            "文字、数字和日期写成文本；多选写成列表；表格写成多行",
        ),
        "not_an_option" => say("不在可选范围内", "请从给出的选项中选择"),
        "made_under_another_catalog" => {
            say("办事规则更新过", "已按现行规则重新检查，请逐项看一遍再提交")
        }
        "no_service_left" => say(
            "按您的选择，没有需要办理的事项",
            "请回到情形选择，至少选一项要办的事",
        ),
        "differs_from_computed" => say(
            "与自动算出的结果不一致",
            "这一项由其他内容算出，请核对其他内容",
        ),
        "differs_from_licence" => say(
            format!("与{}上的不一致", arg("licence")),
            "请核对；证照已变更的，请先更新证照",
        ),
        "missing" => say("还没有填写或提供", "请补上这一项"),
        "not_asked_to_change" => say(
            "这一处没有要求补正，不能修改",
            "请改回原来的内容；确实要改的，请撤回后重新申请",
        ),
        "changes_services" => say(
            "这样改会改变要办的事项",
            "请改回原来的内容；确实要改的，请撤回后重新申请",
        ),
        "not_to_be_put_off" => say(
            "补正时不能再改用告知承诺或容缺",
            "请提供材料本身，或保持原来的提交方式",
        ),
        "contradicts_question" => say(
            "与前面情形选择的回答不一致",
            "请改正这里，或回到情形选择修改",
        ),
        _ => return None,
    })
}

/// Codes about a value that is none of its kind.
fn value<'a>(code: &str, arg: &dyn Fn(&str) -> &'a str) -> Option<Words> {
    let unit = arg("unit");
    Some(match code {
        "too_short" => say("内容太短", format!("请至少写 {} 个字", arg("min"))),
        "too_long" => say(
            format!("有 {} 个字，超出了长度", arg("length")),
            format!("请精简到 {} 个字以内", arg("max")),
        ),
        "unprintable_character" => say(
            "含有看不见的特殊字符",
            "请删去后重新输入，不要从网页直接粘贴",
        ),
        "malformed" => kinds::malformed(arg("kind"), arg("reason")),
        "worth_checking" => kinds::worth_checking(arg("reason")),
        "not_a_number" => say("不是数字", format!("请只填数字，单位{unit}不用写")),
        "not_whole" => say("应为整数", "请去掉小数"),
        "too_many_decimals" => say("小数位数太多", format!("最多 {} 位小数", arg("decimals"))),
        "below_minimum" => say(format!("小于 {}{unit}", arg("min")), "请核对数字和单位"),
        "above_maximum" => say(format!("大于 {}{unit}", arg("max")), "请核对数字和单位"),
        "not_a_date" => say("不是有效的日期", "请按“年-月-日”填写，如 2026-11-21"),
        "not_a_month" => say("不是有效的月份", "请按“年-月”填写，如 2026-11"),
        "not_a_moment" => say(
            "不是有效的日期和时间",
            "请按“年-月-日 时:分”填写，如 2026-11-20 08:30",
        ),
        "implausible_date" => say("年份不合常理", "请核对年份"),
        _ => return None,
    })
}

/// Codes about what a service demands of a value.
fn demand<'a>(code: &str, arg: &dyn Fn(&str) -> &'a str) -> Option<Words> {
    let unit = arg("unit");
    Some(match code {
        "below_required_minimum" => say(
            format!("低于办理要求的 {}{unit}", arg("min")),
            "请核对；确实不足的，暂不能办理要求它的事项",
        ),
        "not_above_required_minimum" => say(format!("应大于 {}{unit}", arg("min")), "请核对数字"),
        "above_allowed_maximum" => say(
            format!("高于允许的 {}{unit}", arg("max")),
            "请核对数字，或按上限填写",
        ),
        "option_not_accepted" => say("要办的事项不接受这一选项", "请换一个选项，或只办其他事项"),
        "option_discouraged" => say("审核人员可能会进一步核实这一选项", "如属实可以继续"),
        "required_option_lacking" => say("缺少必选的项目", "请把必选的项目都勾上"),
        "too_early" => say(
            format!("早于 {}", arg("bound")),
            "请核对日期；属实的，请等到期限符合要求再申请，或先办续期",
        ),
        "too_late" => say(format!("晚于 {}", arg("bound")), "请核对日期"),
        "too_few_rows" => say(
            format!("只有 {} 行，至少要 {} 行", arg("rows"), arg("min")),
            "请补齐",
        ),
        "too_many_rows" => say(
            format!("有 {} 行，最多 {} 行", arg("rows"), arg("max")),
            "请删去多余的行",
        ),
        _ => return None,
    })
}

/// Codes about materials and files.
fn file<'a>(code: &str, arg: &dyn Fn(&str) -> &'a str) -> Option<Words> {
    let name = arg("file");
    Some(match code {
        "way_not_open" => say("这份材料不能用所选的方式提交", "请换一种列出的方式"),
        "too_many_files" => say(
            "文件太多",
            format!("最多 {} 个，请合并或删去一些", arg("max")),
        ),
        "media_type_not_accepted" => say(
            format!("“{name}”不是可接受的文件类型"),
            "请换成列出的类型，如 JPG、PNG 或 PDF",
        ),
        "file_too_large" => say(
            format!("“{name}”太大"),
            format!("请压缩到 {} MB 以内", arg("max_mib")),
        ),
        "not_signed" => say("还没有签名", "请读完内容，再签上姓名"),
        "file_empty" => say(format!("“{name}”是空文件"), "请重新选择文件"),
        "file_reference_damaged" => say(format!("“{name}”的记录损坏"), "请重新上传这个文件"),
        "same_file_twice" => say("同一个文件交了两次", "请确认是否选错了文件"),
        "application_too_large" => say(
            "申请文件太大",
            format!("申请文件不能超过 {} KiB，附件请单独上传", arg("max_kib")),
        ),
        "unreadable_file" => {
            let place = format!("第 {} 行第 {} 列", arg("line"), arg("column"));
            match arg("kind") {
                "cut_short" => say(
                    format!("申请文件不完整，在{place}处中断"),
                    "请重新导出或重新传输",
                ),
                "wrong_shape" => say(
                    format!("申请文件{place}处的内容不合格式"),
                    "请对照说明改正这一处",
                ),
                _ => say(
                    format!("申请文件{place}处不是有效的 JSON"),
                    "请用导出的原文件，不要手工修改",
                ),
            }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_rules_has_words() {
        for code in CODES {
            assert!(has_words(code), "{code}");
        }
    }
}
