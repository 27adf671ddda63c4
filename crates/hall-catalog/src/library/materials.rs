//! Materials with their ways, and commitment letters.

use hall_core::catalog::{Letter, Material, MaterialIx, MediaType, Standard, Way};

use hall_core::condition::Expr;

use super::Library;
use super::context::{Context, words};
use crate::place::Text;
use crate::source::{LetterEntry, MaterialEntry, Sources, ThirdPartyEntry, UploadEntry, WayEntry};

pub(crate) const MEDIA_TYPES: [(&str, MediaType); 4] = [
    ("pdf", MediaType::Pdf),
    ("jpeg", MediaType::Jpeg),
    ("png", MediaType::Png),
    ("ofd", MediaType::Ofd),
];

pub(super) fn resolve(sources: &Sources, library: &mut Library, context: &mut Context<'_>) {
    for it in &sources.materials {
        let material = material(it, sources, context);
        library.materials.push(material);
    }
    for it in &sources.letters {
        let letter = letter(it, context);
        library.letters.push(letter);
    }
}

fn material(it: &MaterialEntry, sources: &Sources, context: &mut Context<'_>) -> Material {
    let similar_to = it.similar_to.as_ref().and_then(|other| {
        let found = context.materials.find(other, context.log)?;
        if other.value == it.id.value {
            let what = "材料和自己相近，没有意义";
            context.log.add(
                other.place,
                "similar_to_itself",
                what,
                "写另一种材料，或者去掉这一行",
            );
        }
        Some(MaterialIx::new(found))
    });
    Material {
        id: it.id.value.clone(),
        name: it.name.value.clone(),
        hint: words(it.hint.as_ref()),
        similar_to,
        standards: it
            .standards
            .iter()
            .filter_map(|it| standard(it, sources, context))
            .collect(),
        ways: it
            .ways
            .iter()
            .filter_map(|it| way(it, sources, context))
            .collect(),
    }
}

fn standard(name: &Text, sources: &Sources, context: &mut Context<'_>) -> Option<Standard> {
    let found = context.standards.find(name, context.log)?;
    sources.standards.get(found).map(|it| Standard {
        must: it.must.value.clone(),
        mend: it.mend.value.clone(),
    })
}

fn way(entry: &WayEntry, sources: &Sources, context: &mut Context<'_>) -> Option<Way> {
    Some(match entry {
        WayEntry::Upload(it) => upload(it, context),
        WayEntry::Generated { signed } => Way::Generated { signed: *signed },
        WayEntry::ThirdParty(it) => third_party(it, context),
        WayEntry::Licence {
            licence,
            when,
            sure,
        } => {
            let found = context.licences.find(licence, context.log);
            let when = context.condition(when.as_ref(), None)?;
            found.map(|_| Way::Licence {
                licence: licence.value.clone(),
                when,
                sure: *sure,
            })?
        }
        WayEntry::Register {
            register,
            when,
            sure,
        } => {
            let found = context.registers.find(register, context.log);
            let when = context.condition(when.as_ref(), None)?;
            let name = sources.registers.get(found?)?.name.value.clone();
            Way::Register {
                register: register.value.clone(),
                name,
                when,
                sure: *sure,
            }
        }
    })
}

fn third_party(it: &ThirdPartyEntry, context: &mut Context<'_>) -> Way {
    let mut key = |text: &Text| context.field(text).map(|_| text.value.clone());
    Way::ThirdParty {
        party: it.party.value.clone(),
        known_by: it.known_by.as_ref().and_then(&mut key),
        sees: it.sees.iter().filter_map(&mut key).collect(),
    }
}

fn upload(it: &UploadEntry, context: &mut Context<'_>) -> Way {
    let named = |text: &Text| context.word(text, &MEDIA_TYPES);
    let mut media_types: Vec<MediaType> = it.types.iter().filter_map(named).collect();
    if it.types.is_empty() {
        media_types = vec![MediaType::Pdf, MediaType::Jpeg, MediaType::Png];
    }
    if it.max_kib == 0 || it.max_files == 0 {
        context.log.add(
            it.place,
            "empty_range",
            "文件的大小和个数不能是 0",
            "改 max_kib 或 max_files",
        );
    }
    Way::Upload {
        media_types,
        max_kib: it.max_kib,
        max_files: it.max_files,
    }
}

fn letter(it: &LetterEntry, context: &mut Context<'_>) -> Letter {
    let all = |texts: &[Text]| texts.iter().map(|it| it.value.trim().to_owned()).collect();
    Letter {
        id: it.id.value.clone(),
        title: it.title.value.clone(),
        tells: all(&it.tells),
        commits: all(&it.commits),
        consequence: it.consequence.value.trim().to_owned(),
        when: context
            .condition(it.when.as_ref(), None)
            .unwrap_or(Expr::ALWAYS),
    }
}
