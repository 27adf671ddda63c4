//! Materials (材料), their ways, and commitment letters (告知承诺书).

use crate::fault::FaultLog;
use crate::place::{Place, Text};
use crate::suggest;
use crate::yaml::{FromKey, KeyShape, MapReader, MapShape, Node, Read, Shape, entry};

entry! {
    /// A standard kind of document.
    pub struct MaterialEntry {
        /// The id.
        id: Text,
        /// Its short-hand.
        code: Option<Text>,
        /// The standard name.
        name: Text,
        /// What it is and how a good one looks.
        hint: Option<Text>,
        /// The material that it is similar enough to.
        similar_to: Option<Text>,
        /// What reception looks at.
        standards: Vec<Text>,
        /// The ways in which it can be provided.
        ways: Vec<WayEntry>,
    }
}

/// A way in which a material is provided.
#[derive(Clone, Debug)]
pub enum WayEntry {
    /// A file handed in.
    Upload(UploadEntry),
    /// An e-licence.
    Licence {
        /// The licence.
        licence: Text,
        /// When it serves.
        when: Option<Text>,
        /// Whether practically everybody has it.
        sure: bool,
    },
    /// A register.
    Register {
        /// The register.
        register: Text,
        /// When it serves.
        when: Option<Text>,
        /// Whether the figures may count on it.
        sure: bool,
    },
    /// Written from the form.
    Generated {
        /// Whether it has to be signed by itself.
        signed: bool,
    },
    /// Confirmed by an outside party.
    ThirdParty(ThirdPartyEntry),
}

/// `third_party` and what goes with it.
#[derive(Clone, Debug)]
pub struct ThirdPartyEntry {
    /// The party's name.
    pub party: Text,
    /// The field with the code under which the institution is on file.
    pub known_by: Option<Text>,
    /// The fields that it has to see.
    pub sees: Vec<Text>,
}

entry! {
    /// `upload`
    pub struct UploadEntry {
        /// What kinds of file.
        types: Vec<Text>,
        /// The greatest size of one file in KiB.
        max_kib: u32 = 10_240,
        /// The greatest number of files.
        max_files: u8 = 10,
    }
}

impl UploadEntry {
    /// The bare `upload`: the common kinds of file.
    pub fn usual(place: Place) -> Self {
        Self {
            place,
            types: Vec::new(),
            max_kib: 10_240,
            max_files: 10,
        }
    }
}

const WAYS: [&str; 6] = [
    "upload",
    "licence",
    "register",
    "generated",
    "generated_signed",
    "third_party",
];

impl Read for WayEntry {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        if let Some(name) = node.text() {
            return match name.as_str() {
                "upload" => Some(Self::Upload(UploadEntry::usual(node.place))),
                "generated" => Some(Self::Generated { signed: false }),
                "generated_signed" => Some(Self::Generated { signed: true }),
                _ => unknown(name, log),
            };
        }
        let mut map = MapReader::open(node, log)?;
        let way = if let Some(upload) = map.take("upload") {
            UploadEntry::read(upload, map.log).map(Self::Upload)
        } else if let Some(party) = map.take("third_party") {
            let party = Text::read(party, map.log);
            let known_by = Option::from_key(&mut map, "known_by")?;
            let sees = Vec::from_key(&mut map, "sees")?;
            party.map(|party| {
                Self::ThirdParty(ThirdPartyEntry {
                    party,
                    known_by,
                    sees,
                })
            })
        } else if let Some(licence) = map.take("licence") {
            let licence = Text::read(licence, map.log);
            let (when, sure) = conditions(&mut map)?;
            licence.map(|licence| Self::Licence {
                licence,
                when,
                sure,
            })
        } else {
            let register = Text::from_key(&mut map, "register");
            let (when, sure) = conditions(&mut map)?;
            register.map(|register| Self::Register {
                register,
                when,
                sure,
            })
        };
        map.close();
        way
    }

    fn shape() -> Shape {
        let with = |name, keys| Shape::Map(MapShape { name, keys });
        Shape::Either(vec![
            Shape::Word(vec!["upload", "generated", "generated_signed"]),
            with("WayUpload", || {
                vec![KeyShape::needed("upload", UploadEntry::shape())]
            }),
            with("WayLicence", || way_keys("licence")),
            with("WayRegister", || way_keys("register")),
            with("WayThirdParty", || {
                vec![
                    KeyShape::needed("third_party", Shape::Text),
                    KeyShape::optional("known_by", Shape::Text),
                    KeyShape::optional("sees", Shape::List(Box::new(Shape::Text))),
                ]
            }),
        ])
    }
}

fn way_keys(key: &'static str) -> Vec<KeyShape> {
    vec![
        KeyShape::needed(key, Shape::Text),
        KeyShape::optional("when", Shape::Text),
        KeyShape::optional("sure", Shape::Bool),
    ]
}

fn conditions(map: &mut MapReader<'_>) -> Option<(Option<Text>, bool)> {
    let when = match map.take("when") {
        Some(node) => Some(Text::read(node, map.log)?),
        None => None,
    };
    Some((when, map.take_or("sure", false)?))
}

fn unknown<T>(name: &Text, log: &mut FaultLog) -> Option<T> {
    log.add(
        name.place,
        "unknown_way",
        format!("不认识提交方式「{}」", name.value),
        suggest::mend(
            name.as_str(),
            WAYS,
            "写 upload、generated、{licence: 证照编号}、{register: 数据源编号} 或 {third_party: 名称}",
        ),
    );
    None
}

entry! {
    /// A commitment letter.
    pub struct LetterEntry {
        /// The id.
        id: Text,
        /// The title.
        title: Text,
        /// When this way is open.
        when: Option<Text>,
        /// What the department tells.
        tells: Vec<Text>,
        /// What the applicant commits to.
        commits: Vec<Text>,
        /// What follows if it turns out untrue.
        consequence: Text,
    }
}
