//! Services (事项), one file each.

use hall_core::catalog::Days;

use super::bundle::VisitsEntry;
use super::check::CheckEntry;
use crate::fault::FaultLog;
use crate::place::{Place, Text};
use crate::yaml::{FromKey, KeyShape, MapReader, MapShape, Node, Pairs, Read, Shape, entry};

entry! {
    /// A service.
    pub struct ServiceEntry {
        /// The id.
        id: Text,
        /// The official name.
        name: Text,
        /// The department that decides.
        department: Text,
        /// The kind of act.
        act: Text,
        /// What comes out of it.
        result: Text,
        /// The outside party whose own word it is.
        party: Option<PartyEntry>,
        /// The laws that it stands on.
        basis: Vec<Text>,
        /// The time limits.
        limit: LimitEntry,
        /// The stages of handling, each `name:actor`.
        stages: Vec<Text>,
        /// The ways to have it done; online and at the window if left out.
        handling: Vec<Text>,
        /// From where it can be applied for; the whole city if left out.
        coverage: Option<Text>,
        /// The trips that it takes; none online and one to the window if left out.
        visits: Option<VisitsEntry>,
        /// Materials that its result is.
        provides: Vec<Text>,
        /// Fields whose value comes with its result.
        yields: Vec<Text>,
        /// The e-licence that its result is.
        certificate: Option<CertificateEntry>,
        /// What it gives without an application.
        entitles: Option<EntitlementEntry>,
        /// Its form.
        form: FormEntry,
        /// Rules across fields.
        rules: Vec<RuleEntry>,
        /// The materials that it requires.
        requires: Vec<RequirementEntry>,
    }
}

entry! {
    /// The e-licence that a service's result is.
    pub struct CertificateEntry {
        /// The kind of e-licence.
        licence: Text,
        /// The field with the holder's name.
        holder: Text,
        /// For how many years it holds; without end if left out.
        years: Option<u8>,
        /// What is printed for each element of its face.
        face: Pairs<Text>,
    }
}

entry! {
    /// What a service gives without an application (免申办).
    pub struct EntitlementEntry {
        /// The kind of e-licence that shows it.
        licence: Text,
        /// The element of its face with the day that is counted from.
        since: Text,
        /// After how many completed years it begins.
        years: u8,
        /// Why, said to the person.
        say: Text,
        /// How it is given for no more than consent.
        grant: Option<GrantEntry>,
    }
}

entry! {
    /// What the hall writes into the form when the person consents.
    pub struct GrantEntry {
        /// The field with the account to pay to.
        account: Text,
        /// The answers to guiding questions.
        answers: Pairs<Text>,
        /// The table in which consent is recorded.
        consent: Text,
        /// What stands in each column of its row.
        row: Pairs<Text>,
    }
}

entry! {
    /// An outside party.
    pub struct PartyEntry {
        /// What it is called.
        name: Text,
        /// What it is asked to confirm.
        confirms: Text,
        /// The field with the code under which the institution is on file.
        known_by: Option<Text>,
        /// The fields that it has to see where it only reports.
        sees: Vec<Text>,
    }
}

entry! {
    /// The time limits in working days.
    pub struct LimitEntry {
        /// By law.
        statutory: Days,
        /// As promised.
        promised: Days,
        /// Where another one is promised.
        except: Option<ExceptionEntry>,
    }
}

entry! {
    /// Another promise for some applications.
    pub struct ExceptionEntry {
        /// What it is called.
        label: Text,
        /// Where it holds.
        when: Text,
        /// What is promised there.
        promised: Days,
    }
}

entry! {
    /// The statutory form.
    pub struct FormEntry {
        /// The title.
        title: Text,
        /// The law behind every use that names none.
        basis: Vec<Text>,
        /// Why the data is wanted, unless a use says otherwise.
        purpose: Option<Text>,
        /// The parts of the form.
        parts: Vec<PartEntry>,
    }
}

entry! {
    /// A part of a form.
    pub struct PartEntry {
        /// The heading.
        title: Text,
        /// The law behind the uses of this part, where it is not that of the form.
        basis: Vec<Text>,
        /// Why the data of this part is wanted.
        purpose: Option<Text>,
        /// The uses.
        uses: Vec<UseEntry>,
    }
}

/// A use of a field: its key alone, or a map.
#[derive(Clone, Debug)]
pub struct UseEntry {
    /// Where it stands.
    pub place: Place,
    /// The field.
    pub field: Text,
    /// The label on this form.
    pub label: Option<Text>,
    /// `required` or `optional`.
    pub need: Option<Text>,
    /// When it is wanted.
    pub when: Option<Text>,
    /// The law that asks for it.
    pub basis: Vec<Text>,
    /// What it is needed for.
    pub purpose: Option<Text>,
    /// What this service demands of the value.
    pub checks: Vec<CheckEntry>,
}

impl Read for UseEntry {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        let mut map = MapReader::open_short(node, "field", log)?;
        let field = Text::from_key(&mut map, "field");
        let label = Option::from_key(&mut map, "label");
        let need = Option::from_key(&mut map, "need");
        let when = Option::from_key(&mut map, "when");
        let basis = Vec::from_key(&mut map, "basis");
        let purpose = Option::from_key(&mut map, "purpose");
        let checks = CheckEntry::read_all(&mut map);
        map.close();
        Some(Self {
            place: node.place,
            field: field?,
            label: label?,
            need: need?,
            when: when?,
            basis: basis?,
            purpose: purpose?,
            checks: checks?,
        })
    }

    fn shape() -> Shape {
        let map = MapShape {
            name: "UseEntry",
            keys: use_keys,
        };
        Shape::Either(vec![Shape::Text, Shape::Map(map)])
    }
}

fn use_keys() -> Vec<KeyShape> {
    let own = [
        Text::key_shape("field"),
        Option::<Text>::key_shape("label"),
        Option::<Text>::key_shape("need"),
        Option::<Text>::key_shape("when"),
        Vec::<Text>::key_shape("basis"),
        Option::<Text>::key_shape("purpose"),
    ];
    own.into_iter().chain(CheckEntry::keys()).collect()
}

entry! {
    /// A rule across fields.
    pub struct RuleEntry {
        /// The finding's code.
        code: Text,
        /// The group whose rows it looks at, one by one.
        each: Option<Text>,
        /// The field beside which the finding stands.
        at: Text,
        /// Other fields whose values the finding may show.
        shows: Vec<Text>,
        /// When it applies.
        when: Option<Text>,
        /// What must hold.
        must: Text,
        /// How grave it is.
        level: Option<Text>,
        /// What it decides: `correct` or `eligible`.
        aim: Option<Text>,
        /// What is wrong, in the applicant's words.
        say: Option<Text>,
        /// How to mend it.
        mend: Option<Text>,
        /// The law behind it.
        basis: Vec<Text>,
    }
}

entry! {
    /// One line of a service's list of materials.
    pub struct RequirementEntry {
        /// The number on the list.
        number: Text,
        /// The standard material.
        material: Option<Text>,
        /// Materials any of which will do.
        any_of: Vec<Text>,
        /// The service's own name for it; that of the material if left out.
        label: Option<Text>,
        /// `original`, `copy` or `electronic`.
        form: Text,
        /// How many on paper.
        copies: u8 = 1,
        /// 主件.
        principal: bool = false,
        /// 容缺.
        deferrable: bool = false,
        /// When it is required.
        when: Option<Text>,
        /// The letter that may stand in its place.
        commitment: Option<Text>,
        /// The law that asks for it.
        basis: Vec<Text>,
    }
}
