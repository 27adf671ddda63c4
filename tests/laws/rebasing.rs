//! A draft opens under a later catalogue, and nothing in it comes to mean something else.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::application::Application;
use hall_core::catalog::{Bundle, Field, Kind, Opt};
use hall_core::plan::Plan;
use hall_core::rebase::{Change, ChangeCode, Rebased, meanings, rebase};
use hall_core::value::Answer;
use hall_core::words;
use hall_tests::generate::{Random, mutated};
use proptest::prelude::*;

use super::{situation, today};

/// How many random changes of the catalogue each law is held against.
const MUTATIONS: u32 = 500;

/// What is known of the catalogue that a draft was made under.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Knows {
    /// The draft says what its answers meant.
    Draft,
    /// The old bundle is at hand.
    Bundle,
    /// Nothing.
    Nothing,
}

/// A draft of a bundle, and the bundle after some changes.
struct Case {
    old: Arc<Plan>,
    new: Plan,
    draft: Application,
    knows: Knows,
}

impl Case {
    fn of(seed: u64) -> Self {
        let (old, mut draft) = situation(seed);
        let mut random = Random::new(seed ^ 5);
        let new = Plan::new(mutated(old.bundle(), &mut random));
        let knows = [Knows::Draft, Knows::Bundle, Knows::Nothing][random.below(3)];
        draft.catalog = Some(old.bundle().catalog.clone());
        if knows == Knows::Draft {
            draft.meanings = meanings(old.bundle(), &draft);
        }
        Self {
            old,
            new,
            draft,
            knows,
        }
    }

    fn rebased(&self) -> Rebased {
        let old = (self.knows == Knows::Bundle).then(|| self.old.bundle());
        rebase(&self.draft, old, &self.new)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(MUTATIONS))]

    #[test]
    fn every_old_answer_is_kept_in_its_sense_or_listed(seed: u64) {
        let case = Case::of(seed);
        let rebased = case.rebased();
        for (at, column, answer) in pieces(&case.draft) {
            let kept = pieces(&rebased.application)
                .into_iter()
                .any(|it| (&it.0, &it.2) == (&at, &answer));
            let listed = |it: &&Change| it.at == at && holds(&it.was, &answer);
            let dropped = rebased.changes.iter().filter(listed).any(|it| !it.code.is_kept());
            let doubted = rebased
                .changes
                .iter()
                .any(|it| it.code == ChangeCode::Unverified && (it.at == at || it.at == column));
            let group_gone = at.contains('[') && rebased.changes.iter().any(|it| {
                at.starts_with(&format!("{}[", it.at)) && matches!(it.was, Answer::Rows(_))
            });
            prop_assert!(kept || dropped || group_gone, "{at} is lost: {:?}", rebased.changes);
            let same = sense(case.old.bundle(), &column, &answer)
                == sense(case.new.bundle(), &column, &answer);
            if kept && case.knows == Knows::Nothing {
                prop_assert!(doubted, "{at} is kept and nobody knows what it meant");
            } else if kept {
                prop_assert!(same, "{at} is kept and means something else");
            }
        }
        for entry in &case.draft.materials {
            let kept = rebased.application.materials.contains(entry);
            let listed = rebased.changes.iter().any(|it| it.provided.as_ref() == Some(entry));
            prop_assert!(kept != listed, "{entry:?}");
            let name = |bundle: &Bundle| {
                bundle.materials.iter().find(|it| it.id == entry.id).map(|it| it.name.clone())
            };
            if kept && case.knows != Knows::Nothing {
                prop_assert_eq!(name(case.old.bundle()), name(case.new.bundle()));
            }
        }
    }

    #[test]
    fn nothing_stands_in_a_rebased_draft_that_did_not_stand_there_before(seed: u64) {
        let case = Case::of(seed);
        let before = pieces(&case.draft);
        for piece in pieces(&case.rebased().application) {
            prop_assert!(before.contains(&piece), "{piece:?}");
        }
    }

    #[test]
    fn a_rebased_draft_has_nothing_that_the_form_does_not_know(seed: u64) {
        let case = Case::of(seed);
        let rebased = case.rebased();
        let report = hall_core::precheck(&Arc::new(case.new), &rebased.application, today());
        let wrong = report.findings.iter().find(|it| {
            it.code.starts_with("unknown") || it.code == "made_under_another_catalog"
        });
        prop_assert!(wrong.is_none(), "{wrong:?}");
    }

    #[test]
    fn rebasing_twice_changes_nothing(seed: u64) {
        let case = Case::of(seed);
        let once = case.rebased();
        let twice = rebase(&once.application, Some(case.old.bundle()), &case.new);
        prop_assert_eq!(twice.application, once.application);
        prop_assert_eq!(twice.changes, []);
    }

    #[test]
    fn rebasing_onto_the_same_catalogue_changes_nothing(seed: u64) {
        let case = Case::of(seed);
        let rebased = rebase(&case.draft, None, &case.old);
        prop_assert_eq!(rebased.application, case.draft);
        prop_assert_eq!(rebased.changes, []);
    }

    #[test]
    fn a_new_catalogue_without_a_change_to_the_bundle_loses_nothing(seed: u64) {
        let (old, mut draft) = situation(seed);
        draft.answers.retain(|key, _| old.field_ix(key).is_some());
        draft.answers.retain(|_, it| sound(it));
        draft.materials.clear();
        draft.catalog = Some(old.bundle().catalog.clone());
        draft.meanings = meanings(old.bundle(), &draft);
        let same = Bundle { catalog: "fedcba9876543210".to_owned(), ..old.bundle().clone() };
        let rebased = rebase(&draft, None, &Plan::new(same));
        let wrong = rebased.changes.iter().find(|it| it.code != ChangeCode::OptionGone
            && it.code != ChangeCode::DoesNotFit);
        prop_assert!(wrong.is_none(), "{wrong:?}");
    }

    #[test]
    fn every_change_has_words(seed: u64) {
        let case = Case::of(seed);
        let rebased = case.rebased();
        for said in words::changes(case.new.bundle(), &rebased.changes) {
            prop_assert!(!said.place.is_empty() && !said.what.is_empty() && !said.mend.is_empty());
            prop_assert!(!said.what.contains("“”"), "{said:?}");
        }
    }
}

/// Whether an answer is none of the nonsense that random drafts hold.
fn sound(answer: &Answer) -> bool {
    !matches!(answer, Answer::List(items) if items == &["x"])
        && *answer != Answer::from("不对的内容")
}

/// Everything that a draft says, piece by piece: the place, the place without its row, and the answer;
/// each of several chosen options is a piece of its own.
fn pieces(draft: &Application) -> Vec<(String, String, Answer)> {
    let mut pieces = Vec::new();
    let mut add = |at: &str, column: &str, answer: &Answer| match answer {
        Answer::List(items) => pieces.extend(
            items
                .iter()
                .map(|it| (at.to_owned(), column.to_owned(), Answer::Text(it.clone()))),
        ),
        it if it.is_empty() => {}
        it => pieces.push((at.to_owned(), column.to_owned(), it.clone())),
    };
    for (id, value) in &draft.situation {
        let at = format!("situation.{id}");
        add(&at, &at, &Answer::Text(value.clone()));
    }
    for (key, answer) in &draft.answers {
        let Answer::Rows(rows) = answer else {
            add(key, key, answer);
            continue;
        };
        for (number, row) in rows.iter().enumerate() {
            for (name, cell) in row {
                add(
                    &format!("{key}[{number}].{name}"),
                    &format!("{key}.{name}"),
                    cell,
                );
            }
        }
    }
    pieces
}

/// Whether what was listed holds a piece.
fn holds(was: &Answer, piece: &Answer) -> bool {
    match (was, piece) {
        (Answer::List(items), Answer::Text(text)) => items.contains(text),
        (was, piece) => was == piece,
    }
}

/// What a piece says in a bundle, worked out without the rules' own notion of a meaning.
fn sense(bundle: &Bundle, column: &str, answer: &Answer) -> Option<BTreeMap<&'static str, String>> {
    let mut sense = BTreeMap::new();
    if let Some(id) = column.strip_prefix("situation.") {
        let question = bundle.questions.iter().find(|it| it.id == id)?;
        let option = question
            .options
            .iter()
            .find(|it| *answer == Answer::from(it.value.as_str()));
        sense.insert("question", question.ask.clone());
        sense.insert("option", option?.label.clone());
        return Some(sense);
    }
    let field = bundle.fields.iter().find(|it| it.key == column)?;
    sense.insert("label", field.label.clone());
    sense.insert(
        "subject",
        bundle.sections[usize::from(field.section.0)].title.clone(),
    );
    sense.insert("kind", kind(bundle, field));
    if let Some(group) = field.group {
        let group = &bundle.fields[group.at()];
        sense.insert("table", format!("{} {}", group.label, kind(bundle, group)));
    }
    let options: &[Opt] = match &field.kind {
        Kind::Choice(options) | Kind::Choices(options) => options,
        Kind::Code { table } => &bundle.tables[usize::from(*table)].options,
        _ => &[],
    };
    let option = options
        .iter()
        .find(|it| *answer == Answer::from(it.value.as_str()));
    sense.insert(
        "option",
        option.map_or(String::new(), |it| it.label.clone()),
    );
    Some(sense)
}

/// A kind by its name, its unit and what its rows are; not its limits.
fn kind(bundle: &Bundle, field: &Field) -> String {
    match &field.kind {
        Kind::Number { unit, .. } => format!("Number {unit}"),
        Kind::Rows { item, .. } => format!("Rows {item}"),
        Kind::Certificate { by } => format!(
            "Certificate {:?}",
            bundle.fields.get(by.at()).map(|it| &it.key)
        ),
        Kind::Code { .. } => "Choice".to_owned(),
        Kind::Checked(kind) => kind.id().to_owned(),
        other => {
            let debug = format!("{other:?}");
            debug.split([' ', '(']).next().unwrap().to_owned()
        }
    }
}
