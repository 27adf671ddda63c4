//! Indices into a bundle's lists, each a type of its own so that they cannot be mixed up.

/// Declares an index type into one of a bundle's lists.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub u16);

        impl $name {
            /// The position in the list.
            pub fn at(self) -> usize {
                usize::from(self.0)
            }

            /// The index for a position; past the end of the range it points at nothing.
            pub fn new(position: usize) -> Self {
                Self(u16::try_from(position).unwrap_or(u16::MAX))
            }
        }
    };
}

pub(super) use index;
