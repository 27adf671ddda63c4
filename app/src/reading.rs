//! Reading JSON with as little code as can be.
//!
//! `serde_json` grows a parser of its own for every type that it reads, with the exact line of every
//! error; for the catalogue that came to 80 KB of the first load. Here the text is parsed once into a
//! tree, and the types are read from the tree by a deserialiser whose only error is "it does not fit".
//! A struct's fields are looked up by name here, once for all types, and handed over in the order of
//! their declaration: so no type needs code of its own that compares names.
//! Little is lost: the catalogue's files are machine-made, and a person cannot mend an answer of the
//! server's. Unknown keys are passed over; where they must be refused, the core reads the text itself.

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer,
    MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Value};

/// The text is not JSON, or not what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("it does not fit")
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads a value from JSON.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let tree: Value = serde_json::from_str(text).map_err(|_| Unreadable)?;
    T::deserialize(Tree(tree))
}

struct Tree(Value);

/// Numbers and texts are whatever the tree holds; the type's visitor refuses what does not fit.
macro_rules! as_it_is {
    ($($name:ident)+) => {
        $(fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            scalar(self.0, visitor)
        })+
    };
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items(items.into_iter())),
            Value::Object(entries) => visitor.visit_map(Entries::of(entries)),
            other => scalar(other, visitor),
        }
    }

    as_it_is! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char
        deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit
        deserialize_identifier
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        scalar(self.0, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(Items::of(self.0)?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Object(entries) => visitor.visit_map(Entries::of(entries)),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(Fields::of(self.0, names)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(Variant::of(self.0)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }
}

fn scalar<'de, V: Visitor<'de>>(value: Value, visitor: V) -> Result<V::Value, Unreadable> {
    match Scalar::of(value) {
        Scalar::Nothing => visitor.visit_unit(),
        Scalar::Truth(it) => visitor.visit_bool(it),
        Scalar::Text(it) => visitor.visit_string(it),
        Scalar::Natural(it) => visitor.visit_u64(it),
        Scalar::Whole(it) => visitor.visit_i64(it),
        Scalar::Real(it) => visitor.visit_f64(it),
        Scalar::Neither => Err(Unreadable),
    }
}

/// A value that has no parts. What does not hang on the type that is read stands in functions of its own
/// here and below, which are not grown anew for each type.
enum Scalar {
    Nothing,
    Truth(bool),
    Text(String),
    Natural(u64),
    Whole(i64),
    Real(f64),
    Neither,
}

impl Scalar {
    #[inline(never)]
    fn of(value: Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(it) => Self::Truth(it),
            Value::String(it) => Self::Text(it),
            Value::Number(it) => match (it.as_u64(), it.as_i64(), it.as_f64()) {
                (Some(it), _, _) => Self::Natural(it),
                (_, Some(it), _) => Self::Whole(it),
                (_, _, Some(it)) => Self::Real(it),
                _ => Self::Neither,
            },
            Value::Array(_) | Value::Object(_) => Self::Neither,
        }
    }
}

struct Items(std::vec::IntoIter<Value>);

impl Items {
    #[inline(never)]
    fn of(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Array(items) => Ok(Self(items.into_iter())),
            _ => Err(Unreadable),
        }
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        self.0
            .next()
            .map(|it| seed.deserialize(Tree(it)))
            .transpose()
    }
}

/// The fields of a struct, in the order of their declaration. One that the text lacks gives nothing,
/// and the type takes its default or refuses.
struct Fields {
    entries: Map<String, Value>,
    names: std::slice::Iter<'static, &'static str>,
}

impl Fields {
    #[inline(never)]
    fn of(value: Value, names: &'static [&'static str]) -> Result<Self, Unreadable> {
        match value {
            Value::Object(entries) => Ok(Self {
                entries,
                names: names.iter(),
            }),
            _ => Err(Unreadable),
        }
    }

    #[inline(never)]
    fn take_next(&mut self) -> Option<Value> {
        let name = self.names.next()?;
        self.entries.remove(*name)
    }
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        match self.take_next() {
            Some(value) => seed.deserialize(Tree(value)).map(Some),
            None => Ok(None),
        }
    }
}

struct Entries {
    rest: serde_json::map::IntoIter,
    value: Value,
}

impl Entries {
    fn of(entries: Map<String, Value>) -> Self {
        Self {
            rest: entries.into_iter(),
            value: Value::Null,
        }
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = value;
        let key: StringDeserializer<Unreadable> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Unreadable> {
        seed.deserialize(Tree(std::mem::take(&mut self.value)))
    }
}

struct Variant {
    name: String,
    content: Value,
}

impl Variant {
    #[inline(never)]
    fn of(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::String(name) => Ok(Self {
                name,
                content: Value::Null,
            }),
            Value::Object(entries) => {
                let (name, content) = entries.into_iter().next().ok_or(Unreadable)?;
                Ok(Self { name, content })
            }
            _ => Err(Unreadable),
        }
    }
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Unreadable;
    type Variant = Tree;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Tree), Unreadable> {
        let name: StringDeserializer<Unreadable> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, Tree(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Tree {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if self.0.is_null() {
            Ok(())
        } else {
            Err(Unreadable)
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(Fields::of(self.0, names)?)
    }
}

#[cfg(test)]
mod tests;
