//! The materials: what each service asks for, and in which ways each can be provided.

use hall_core::catalog::{FormKind, MediaType, Requirement, Service, Way};
use hall_core::words;

use super::Subject;
use super::html::Html;

/// A service's list of materials.
pub(super) fn list(subject: &Subject<'_>, service: &Service, html: &mut Html) {
    if service.requirements.is_empty() {
        html.element("p", "不用交材料。");
        return;
    }
    let rows: Vec<Vec<Html>> = service
        .requirements
        .iter()
        .map(|it| requirement(subject, it))
        .collect();
    let heads = [
        "序号",
        "材料",
        "标准材料",
        "形式",
        "什么时候要",
        "主件、容缺、承诺",
        "依据",
    ];
    html.table("table", &heads, &rows);
}

fn requirement(subject: &Subject<'_>, it: &Requirement) -> Vec<Html> {
    let bundle = subject.bundle;
    let materials: Vec<&str> = it
        .any_of
        .iter()
        .filter_map(|it| bundle.materials.get(it.at()))
        .map(|it| it.name.as_str())
        .collect();
    let form = match it.form {
        FormKind::Electronic => "电子件".to_owned(),
        FormKind::Copy => format!("复印件 {} 份", it.copies),
        FormKind::Original => format!("原件 {} 份", it.copies),
    };
    let mut ease = Vec::new();
    if it.principal {
        ease.push("主件，缺了不能受理".to_owned());
    }
    if it.deferrable {
        ease.push("可以容缺，稍后补交".to_owned());
    }
    let letter = it.commitment.and_then(|it| bundle.letters.get(it.at()));
    ease.extend(letter.map(|it| format!("可以签“{}”代替", it.title)));
    vec![
        Html::plain(&it.number),
        Html::plain(&it.label),
        Html::plain(&materials.join("，或者")),
        Html::plain(&form),
        Html::plain(&subject.when(&it.when).unwrap_or_else(|| "总是".to_owned())),
        Html::lines(&ease),
        Html::plain(&subject.laws(&it.basis)),
    ]
}

/// Every material with its ways.
pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let bundle = subject.bundle;
    if bundle.materials.is_empty() {
        html.element("p", "不用交材料。");
        return;
    }
    let mut rows = Vec::new();
    for material in &bundle.materials {
        let similar = material
            .similar_to
            .and_then(|it| bundle.materials.get(it.at()));
        let name = Html::of(|html| {
            html.element("strong", &material.name);
            if let Some(other) = similar {
                let text = format!("和“{}”相近，交一份就都算", other.name);
                html.element("div class=\"small\"", &text);
            }
        });
        let ways: Vec<String> = material.ways.iter().map(|it| way(subject, it)).collect();
        let musts: Vec<String> = material
            .standards
            .iter()
            .map(|it| it.must.clone())
            .collect();
        rows.push(vec![
            name,
            Html::plain(&material.hint),
            Html::lines(&musts),
            Html::lines(&ways),
        ]);
    }
    html.table(
        "table",
        &["材料", "告诉申请人的话", "受理标准", "提交方式，省事的在前"],
        &rows,
    );
}

fn way(subject: &Subject<'_>, way: &Way) -> String {
    let only = |text: String, when| match subject.when(when) {
        Some(when) => format!("{text}（只有{when}时）"),
        None => text,
    };
    match way {
        Way::Upload {
            media_types,
            max_kib,
            max_files,
        } => {
            let types: Vec<&str> = media_types.iter().map(|it| media(*it)).collect();
            format!(
                "{}：{}，最多 {max_files} 个，每个不超过 {max_kib} KiB",
                words::way(way.kind()),
                types.join("、")
            )
        }
        Way::Licence { licence, when, .. } => {
            let found = subject.bundle.licences.iter().find(|it| it.id == *licence);
            let name = found.map_or(licence.as_str(), |it| it.name.as_str());
            only(format!("{}“{name}”，免提交", words::way(way.kind())), when)
        }
        Way::Register { name, when, .. } => {
            only(format!("{}：{name}", words::way(way.kind())), when)
        }
        Way::Generated { signed: true } => {
            format!("{}，单独签名", words::way(way.kind()))
        }
        Way::Generated { signed: false } => words::way(way.kind()).to_owned(),
        Way::ThirdParty { party, .. } => format!("{}：{party}", words::way(way.kind())),
    }
}

const fn media(it: MediaType) -> &'static str {
    match it {
        MediaType::Jpeg => "JPEG",
        MediaType::Png => "PNG",
        MediaType::Pdf => "PDF",
        MediaType::Ofd => "OFD",
    }
}
