//! The addresses of the desk.

use std::fmt;

/// A page of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DeskRoute {
    /// `/desk`
    Cases,
    /// `/desk/cases/…`
    Case(String),
    /// `/desk/party/…`: an outside party, by its one-time link.
    Party(String),
}

impl DeskRoute {
    /// Reads a path; what leads nowhere leads to the list.
    pub(super) fn parse(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
        match *parts.as_slice() {
            ["desk", "cases", number] => Self::Case(number.to_owned()),
            ["desk", "party", token] => Self::Party(token.to_owned()),
            _ => Self::Cases,
        }
    }
}

impl fmt::Display for DeskRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cases => f.write_str("/desk"),
            Self::Case(number) => write!(f, "/desk/cases/{number}"),
            Self::Party(token) => write!(f, "/desk/party/{token}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DeskRoute;

    #[test]
    fn a_page_is_found_again_under_its_own_address() {
        for route in [
            DeskRoute::Case("H1-2".into()),
            DeskRoute::Party("0a1b".into()),
        ] {
            assert_eq!(DeskRoute::parse(&route.to_string()), route);
        }
    }
}
