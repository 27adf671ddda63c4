//! What is wrong with a container, as data; the words stand in [`crate::words`].

use crate::report::Finding;

/// What is damaged in a container that could be read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The encrypted file was changed or cut: so many bytes of it could not be authenticated.
    Seal {
        /// How many bytes are missing or not as they were written.
        n_bytes: usize,
    },
    /// The end or the directory of the ZIP is broken; what is inside was found one by one.
    Directory,
    /// The application is changed or cut. So many entries of it could not be read.
    Application {
        /// How many answers, materials and the like were seen and could not be read.
        n_lost: usize,
    },
    /// A file that the application names is missing, or not as it was.
    File {
        /// The name that it had.
        name: String,
    },
    /// Files that are whole, and that nothing in the application asks for.
    Strays {
        /// How many.
        n: usize,
    },
}

/// Why a container cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is larger than what is read.
    TooLarge,
    /// It is encrypted, and no passphrase was given.
    NeedsPassphrase,
    /// The passphrase is not the one that it was encrypted with.
    WrongPassphrase,
    /// It is encrypted with more work than this device should do.
    TooMuchWork,
    /// It is encrypted for a key, or in the text form of age: another program made it.
    OtherSeal,
    /// The beginning of the encrypted file is broken, and with it the way to its key.
    BrokenSeal,
    /// It is none of the kinds of file that are read.
    UnknownKind,
    /// It is a container without an application.
    NoApplication,
    /// It is a bare application that cannot be read, not even in part.
    Unreadable(Box<Finding>),
}
