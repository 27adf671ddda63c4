//! 免申办 in words: who has something without applying, and what consent to it writes down, for the lawyer who
//! signs and for whoever compares two catalogues.

use hall_core::catalog::{Entitlement, Field, Grant, Kind, Said};

use crate::library::Library;

/// An entitlement as one sentence.
pub(crate) fn words(library: &Library, it: &Entitlement) -> String {
    let licence = library.licences.iter().find(|known| known.id == it.licence);
    let kind = licence.map_or(it.licence.as_str(), |known| &known.name);
    let day = licence
        .and_then(|known| known.face.iter().find(|face| face.element == it.element))
        .map_or(it.element.as_str(), |face| &face.label);
    let given = it.grant.as_ref().map_or_else(
        || "引到这个事项去办".to_owned(),
        |grant| consent(library, grant),
    );
    format!(
        "持有“{kind}”，从照面上的“{day}”起满 {} 年（{}）：{given}",
        it.years, it.say
    )
}

/// What the person does, and what it counts as.
fn consent(library: &Library, grant: &Grant) -> String {
    let account = label(library, &grant.account);
    let mut parts = vec![format!("本人填“{account}”、签名同意，就等于申请")];
    for (question, answer) in &grant.answers {
        let asked = library.questions.iter().find(|it| it.id == *question);
        let option = asked.and_then(|it| it.options.iter().find(|it| it.value == *answer));
        parts.push(format!(
            "“{}”算作答了“{}”",
            asked.map_or(question.as_str(), |it| &it.ask),
            option.map_or(answer.as_str(), |it| &it.label)
        ));
    }
    let row: Vec<String> = grant
        .row
        .iter()
        .map(|(column, said)| {
            let key = format!("{}.{column}", grant.consent);
            let said = match said {
                Said::Person => "本人签的姓名".to_owned(),
                Said::Word(word) => format!("“{}”", option(library, &key, word)),
            };
            format!("{}写{said}", label(library, &key))
        })
        .collect();
    let table = label(library, &grant.consent);
    parts.push(format!("“{table}”记一行：{}", row.join("、")));
    parts.join("；")
}

fn field<'a>(library: &'a Library, key: &str) -> Option<&'a Field> {
    library.fields.iter().find(|it| it.key == key)
}

fn label<'a>(library: &'a Library, key: &'a str) -> &'a str {
    field(library, key).map_or(key, |it| &it.label)
}

/// The label of an option of a field; any other text as it is.
fn option<'a>(library: &'a Library, key: &str, word: &'a str) -> &'a str {
    let options = match field(library, key).map(|it| &it.kind) {
        Some(Kind::Choice(options)) => options.as_slice(),
        Some(Kind::Code { table }) => {
            let table = library.tables.get(usize::from(*table));
            table.map_or(&[][..], |it| &it.options)
        }
        _ => &[],
    };
    let found = options.iter().find(|it| it.value == word);
    found.map_or(word, |it| &it.label)
}
