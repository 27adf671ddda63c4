//! The addresses of the desk.

use std::fmt;

/// A page of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DeskRoute {
    /// `/desk`
    Cases,
    /// `/desk/cases/…`
    Case(String),
}

impl DeskRoute {
    /// Reads a path; what leads nowhere leads to the list.
    pub(super) fn parse(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
        match *parts.as_slice() {
            ["desk", "cases", number] => Self::Case(number.to_owned()),
            _ => Self::Cases,
        }
    }
}

impl fmt::Display for DeskRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cases => f.write_str("/desk"),
            Self::Case(number) => write!(f, "/desk/cases/{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DeskRoute;

    #[test]
    fn a_case_is_found_again_under_its_own_address() {
        let route = DeskRoute::Case("H1-2".into());
        assert_eq!(DeskRoute::parse(&route.to_string()), route);
    }
}
