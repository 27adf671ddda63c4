//! Reading a tree into the source structs: strict, and noting every fault instead of only the first.

use super::node::{Node, NodeKind};
use super::shape::{KeyShape, Shape};
use crate::fault::FaultLog;
use crate::place::{Place, Text};
use crate::suggest;

/// What can be read from a node.
pub trait Read: Sized {
    /// Reads it; `None` if it cannot, and the log says why.
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self>;

    /// What it looks like.
    fn shape() -> Shape;
}

/// What can stand under a key: a value that must be there, an optional one, or a list.
pub trait FromKey: Sized {
    /// Reads it; `None` if that failed, and the log says why.
    fn from_key(map: &mut MapReader<'_>, key: &'static str) -> Option<Self>;

    /// What stands under the key, and whether it must be there.
    fn key_shape(key: &'static str) -> KeyShape;
}

impl<T: Read> FromKey for T {
    fn from_key(map: &mut MapReader<'_>, key: &'static str) -> Option<Self> {
        if let Some(node) = map.take(key) {
            return T::read(node, map.log);
        }
        map.log.add(
            map.place,
            "missing_key",
            format!("缺少「{key}」"),
            format!("补上一行“{key}: …”"),
        );
        None
    }

    fn key_shape(key: &'static str) -> KeyShape {
        KeyShape::needed(key, T::shape())
    }
}

impl<T: Read> FromKey for Option<T> {
    fn from_key(map: &mut MapReader<'_>, key: &'static str) -> Option<Self> {
        match map.take(key) {
            Some(node) => T::read(node, map.log).map(Some),
            None => Some(None),
        }
    }

    fn key_shape(key: &'static str) -> KeyShape {
        KeyShape::optional(key, T::shape())
    }
}

impl<T: Read> FromKey for Vec<T> {
    fn from_key(map: &mut MapReader<'_>, key: &'static str) -> Option<Self> {
        match map.take(key) {
            Some(node) => read_list(node, map.log),
            None => Some(Vec::new()),
        }
    }

    fn key_shape(key: &'static str) -> KeyShape {
        KeyShape::optional(key, Shape::List(Box::new(T::shape())))
    }
}

/// Reads every item of a list, so that one bad item does not hide the faults of the next.
pub fn read_list<T: Read>(node: &Node, log: &mut FaultLog) -> Option<Vec<T>> {
    let NodeKind::List(items) = &node.kind else {
        log.add(
            node.place,
            "not_a_list",
            format!("这里应当是一个列表，现在是{}", node.describe()),
            "写成 [甲, 乙]，或者每项一行、以“- ”开头；一项也没有就写 []",
        );
        return None;
    };
    let read: Vec<Option<T>> = items.iter().map(|it| T::read(it, log)).collect();
    read.into_iter().collect()
}

/// Keys that the author chose, in their order.
#[derive(Clone, Debug)]
pub struct Pairs<T>(pub Vec<(Text, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: FromNode> Read for Pairs<T> {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        let NodeKind::Map(pairs) = &node.kind else {
            log.add(
                node.place,
                "not_a_map",
                format!("这里应当是一组“键: 值”，现在是{}", node.describe()),
                "写成 {键: 值, 键: 值}，或者每对一行",
            );
            return None;
        };
        let read: Vec<Option<(Text, T)>> = pairs
            .iter()
            .map(|(key, value)| T::from_node(value, log).map(|it| (key.clone(), it)))
            .collect();
        read.into_iter().collect::<Option<Vec<_>>>().map(Self)
    }

    fn shape() -> Shape {
        Shape::Pairs(Box::new(T::node_shape()))
    }
}

/// A value of a pair: one thing, or a list.
pub trait FromNode: Sized {
    /// Reads it; `None` if that failed, and the log says why.
    fn from_node(node: &Node, log: &mut FaultLog) -> Option<Self>;

    /// What it looks like.
    fn node_shape() -> Shape;
}

impl<T: Read> FromNode for T {
    fn from_node(node: &Node, log: &mut FaultLog) -> Option<Self> {
        T::read(node, log)
    }

    fn node_shape() -> Shape {
        T::shape()
    }
}

impl<T: Read> FromNode for Vec<T> {
    fn from_node(node: &Node, log: &mut FaultLog) -> Option<Self> {
        read_list(node, log)
    }

    fn node_shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

/// Reads a map key by key and finds those that nobody asked for.
#[derive(Debug)]
pub struct MapReader<'a> {
    /// Where the map stands.
    pub place: Place,
    /// Where faults go.
    pub log: &'a mut FaultLog,
    pairs: Vec<(Option<&'a Text>, &'a str, &'a Node)>,
    known: Vec<&'static str>,
}

impl<'a> MapReader<'a> {
    /// Opens a map.
    pub fn open(node: &'a Node, log: &'a mut FaultLog) -> Option<Self> {
        let NodeKind::Map(pairs) = &node.kind else {
            log.add(
                node.place,
                "not_a_map",
                format!("这里应当是一组“键: 值”，现在是{}", node.describe()),
                "写成 {键: 值, 键: 值}，或者每对一行",
            );
            return None;
        };
        let pairs = pairs
            .iter()
            .map(|(key, it)| (Some(key), key.as_str(), it))
            .collect();
        Some(Self {
            place: node.place,
            log,
            pairs,
            known: Vec::new(),
        })
    }

    /// Opens a map, or takes a bare value as if it stood under `short`.
    pub fn open_short(node: &'a Node, short: &'static str, log: &'a mut FaultLog) -> Option<Self> {
        if node.text().is_some() {
            let pairs = vec![(None, short, node)];
            return Some(Self {
                place: node.place,
                log,
                pairs,
                known: Vec::new(),
            });
        }
        Self::open(node, log)
    }

    /// Takes the value under `key`, if it is there and says something.
    pub fn take(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key);
        let (_, _, node) = self.pairs.iter().find(|(_, it, _)| *it == key)?;
        Some(node)
    }

    /// Takes the value under `key`, or else `default`.
    pub fn take_or<T: Read>(&mut self, key: &'static str, default: T) -> Option<T> {
        match self.take(key) {
            Some(node) => T::read(node, self.log),
            None => Some(default),
        }
    }

    /// Notes the keys that nobody took.
    pub fn close(self) {
        for (text, key, _) in self.pairs {
            let Some(text) = text.filter(|_| !self.known.contains(&key)) else {
                continue;
            };
            let all = format!("这里能写的是：{}", self.known.join("、"));
            self.log.add(
                text.place,
                "unknown_key",
                format!("不认识「{key}」"),
                suggest::mend(key, self.known.iter().copied(), all),
            );
        }
    }
}

/// Declares a source struct together with its strict reader.
///
/// A field's type says whether its key must stand there: `Option` and `Vec` may be left out, `= value`
/// gives a default, everything else is required. `or KEY` after the name lets a bare value stand for a
/// map with that one key.
macro_rules! entry {
    (
        $(#[$doc:meta])*
        pub struct $name:ident $(or $short:ident)? {
            $( $(#[$field_doc:meta])* $field:ident : $kind:ty $(= $default:expr)? ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            /// Where it stands.
            pub place: $crate::place::Place,
            $( $(#[$field_doc])* pub $field: $kind, )*
        }

        impl $crate::yaml::Read for $name {
            fn read(node: &$crate::yaml::Node, log: &mut $crate::fault::FaultLog) -> Option<Self> {
                let mut map = $crate::yaml::entry!(@open node, log $(, $short)?);
                $( let $field = $crate::yaml::entry!(@take map, $field, $kind $(, $default)?); )*
                map.close();
                Some(Self { place: node.place, $( $field: $field? ),* })
            }

            fn shape() -> $crate::yaml::Shape {
                let map = $crate::yaml::Shape::Map($crate::yaml::MapShape {
                    name: stringify!($name),
                    keys: || vec![$( $crate::yaml::entry!(@key $field, $kind $(, $default)?) ),*],
                });
                $crate::yaml::entry!(@bare map $(, $short)?)
            }
        }
    };
    (@open $node:ident, $log:ident) => { $crate::yaml::MapReader::open($node, $log)? };
    (@open $node:ident, $log:ident, $short:ident) => {
        $crate::yaml::MapReader::open_short($node, stringify!($short), $log)?
    };
    (@take $map:ident, $field:ident, $kind:ty) => {
        <$kind as $crate::yaml::FromKey>::from_key(&mut $map, stringify!($field))
    };
    (@take $map:ident, $field:ident, $kind:ty, $default:expr) => {
        $map.take_or::<$kind>(stringify!($field), $default)
    };
    (@key $field:ident, $kind:ty) => {
        <$kind as $crate::yaml::FromKey>::key_shape(stringify!($field))
    };
    (@key $field:ident, $kind:ty, $default:expr) => {
        $crate::yaml::KeyShape::optional(
            stringify!($field),
            <$kind as $crate::yaml::Read>::shape(),
        )
    };
    (@bare $map:ident) => { $map };
    (@bare $map:ident, $short:ident) => {
        $crate::yaml::Shape::Either(vec![$crate::yaml::Shape::Text, $map])
    };
}
pub(crate) use entry;
