//! What a bundle is, and the guiding questions.

use hall_core::catalog::{FormKind, Limit};

pub const FIELDS: &str = "填写";
pub const MATERIALS: &str = "材料";
pub const TIME: &str = "时限";
pub const VISITS: &str = "跑动";
pub const HANDLING_STEPS: &str = "环节";

/// Where the figures of a bundle come from, in a word.
pub fn origin_of_figures(figures: &str) -> &'static str {
    if figures == "reported" {
        "公开报道"
    } else {
        "样例测算"
    }
}
pub const SERVICES: &str = "事项";
pub const BEFORE: &str = "分别办：";
pub const AFTER: &str = "一起办：";

pub const START: &str = "开始办理";
pub const CONTINUE: &str = "接着办理";
pub const START_NOTE: &str = "不用先登录。边填边保存在这台设备上，随时可以停下。";
pub const NEED_HELP: &str = "想问人";
pub const WHAT_IT_SAVES: &str = "一起办，省在哪里";
pub const SAVES_LEGEND: &str = "上面灰条是分别办，下面红条是一起办。";
pub const WHAT_YOU_GET: &str = "您会拿到";
pub const WHO_DECIDES: &str = "由谁来办";
pub const WHO_DECIDES_LEAD: &str = "您只交一次，这些部门各自审批，能同时办的同时办。";
pub const WHO_CAN_APPLY: &str = "谁可以办";
pub const HAVE_AT_HAND: &str = "手边准备好";
pub const PROMISED: &str = "承诺时限";
pub const INCLUDES: &str = "包含";
pub const FEE: &str = "费用";
pub const LEAD: &str = "牵头";
pub const ON_DEMAND: &str = "按需办理";
pub const NOTICE_TITLE: &str = "一次性告知";
pub const PER_SERVICE: &str = "每个事项的依据、条件和原来的材料清单";
pub const MATERIAL: &str = "材料";
pub const HAND_IN: &str = "要不要交";
pub const HOW: &str = "怎么提供";
pub const HANDED_IN: &str = "要提供";
pub const NOT_HANDED_IN: &str = "不用交";
pub const DEPENDS: &str = "（视情况）";
pub const CONDITIONS: &str = "办理条件";
pub const ORIGINAL_LIST: &str = "分别办时的材料清单";
pub const SPARED: &str = "可免提交";
pub const WATERFALL: &str = "材料是怎么变少的";
pub const STEP: &str = "做法";
pub const CHART: &str = "示意";
pub const WHICH_ARE_SPARED: &str = "具体少了哪些";

pub const NEXT: &str = "下一步";
pub const REST_AS_USUAL: &str = "其余都按最常见的情况";
pub const CHOOSE_ONE: &str = "请选一个最接近的答案";
pub const STOPS_HERE: &str = "这种情况要先办别的";
pub const NOTHING_CHANGES: &str = "按现在的回答，要办的是";
pub const WHAT_CHANGES: &str = "这个回答带来的变化";
pub const OUTCOME_TITLE: &str = "按您的情况，要办这些";
pub const YOUR_ANSWERS: &str = "您的回答";
pub const FILL_IN: &str = "开始填表";

pub fn audience(id: &str) -> &'static str {
    match id {
        "company" => "企业",
        _ => "个人",
    }
}

pub fn figures_source(id: &str) -> &'static str {
    match id {
        "reported" => "口径：公开报道；数字由本目录的数据算出。",
        _ => "口径：样例测算；数字由本目录的数据算出，以当地实施为准。",
    }
}

pub fn n_items(n: impl std::fmt::Display) -> String {
    format!("{n} 项")
}

pub fn n_pieces(n: impl std::fmt::Display) -> String {
    format!("{n} 份")
}

pub fn n_handling_steps(n: usize) -> String {
    format!("{n} 个")
}

pub fn n_times(n: usize) -> String {
    format!("{n} 趟")
}

pub fn n_services(n: usize) -> String {
    format!("{n} 个事项")
}

pub fn n_days(n: &str) -> String {
    if n == "0" {
        "当场".to_owned()
    } else {
        format!("{n} 个工作日")
    }
}

pub fn promised_days(limit: &Limit) -> String {
    let usual = n_days(&limit.promised.to_string());
    let except = limit.except.as_ref().map_or_else(String::new, |it| {
        format!("，{}{}", it.label, n_days(&it.promised.to_string()))
    });
    let statutory = n_days(&limit.statutory.to_string());
    format!("承诺{usual}{except}，法定{statutory}")
}

pub fn waits_for(names: &str) -> String {
    format!("等{names}办好后开始")
}

pub fn result_is(result: &str) -> String {
    format!("办好后发给：{result}")
}

pub fn by_law(laws: &str) -> String {
    if laws.is_empty() {
        String::new()
    } else {
        format!("（依据：{laws}）")
    }
}

pub fn form_kind(form: FormKind, copies: u8) -> String {
    let form = match form {
        FormKind::Electronic => "电子件",
        FormKind::Copy => "复印件",
        FormKind::Original => "原件",
    };
    format!("{form} {copies} 份")
}

pub fn notice_summary(fields: usize, prefillable: usize, materials: usize) -> String {
    format!(
        "全部情形加起来，一张表共 {fields} 项，其中 {prefillable} 项可以自动带出；材料 {materials} 份。回答几个问题后，只留下与您有关的。"
    )
}

pub fn question_of(number: usize, count: usize) -> String {
    format!("第 {number} 个问题，共 {count} 个")
}

pub fn no_longer(names: &[String]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!("不用办：{}。", names.join("、"))
    }
}

pub fn added(names: &[String]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!("一起办：{}。", names.join("、"))
    }
}

pub fn outcome_lead(services: usize) -> String {
    format!("一共 {services} 个事项，填一张表、交一次，就都办了。")
}
