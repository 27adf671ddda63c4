//! How the results are wanted, as the form says it.
//!
//! Catalogues ask for it in fields whose keys the hall knows; a form without them wants e-licences. Whoever
//! wants something else later says so on the page of the application.

use hall_core::flow::{Delivery, Handover, Pace, Recipient, USUAL_CARRIER};
use hall_core::precheck::Precheck;

/// The field that says on which way.
const MODE: &str = "delivery.mode";

/// Its options, and the way that each is.
const MODES: [(&str, Handover); 4] = [
    ("electronic", Handover::Electronic),
    ("pickup", Handover::Window),
    ("post", Handover::Post),
    ("nearby", Handover::Nearby),
];

/// Who receives what is posted, at which number, and where.
const RECIPIENT: [&str; 3] = ["delivery.name", "delivery.mobile", "delivery.address"];

/// What the form says of the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// How they are wanted.
    pub delivery: Delivery,
    /// To whom they are posted, if they are.
    pub recipient: Option<Recipient>,
}

/// How the results are wanted, and to whom they are posted. The form is signed as a whole, so its signature is
/// that of the 取件委托书, too.
pub fn wanted(check: &Precheck, signature: &str) -> Wanted {
    let mode = said(check, MODE);
    let known = MODES.iter().find(|(mode_of, _)| mode == Some(mode_of));
    let way = known.map_or(Handover::Electronic, |(_, way)| *way);
    let is_posted = way == Handover::Post;
    let delivery = Delivery {
        way,
        pace: Pace::Together,
        carrier: if is_posted { USUAL_CARRIER } else { "" }.to_owned(),
    };
    let recipient = is_posted.then(|| recipient(check, signature)).flatten();
    Wanted {
        delivery,
        recipient,
    }
}

fn recipient(check: &Precheck, signature: &str) -> Option<Recipient> {
    let [name, phone, address] = RECIPIENT.map(|key| said(check, key).map(str::to_owned));
    Some(Recipient {
        name: name?,
        phone: phone?,
        address: address?,
        signature: signature.trim().to_owned(),
    })
}

/// What a field says, where it is asked for.
fn said<'a>(check: &'a Precheck, key: &str) -> Option<&'a str> {
    let field = check.plan().field_ix(key)?;
    let counts = check.asked(field).counts();
    check.value(field).value().filter(|_| counts)?.as_text()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use hall_catalog::{Catalogue, Files};
    use hall_core::catalog::Kind;

    use super::*;

    #[test]
    fn every_option_of_the_catalogues_field_is_a_way_that_the_hall_knows() {
        let catalogue = Catalogue::load(&Files::embedded()).unwrap();
        let known: BTreeSet<&str> = MODES.iter().map(|(it, _)| *it).collect();
        let mut n_asked = 0;
        for bundle in catalogue.bundles() {
            let Some(field) = bundle.fields.iter().find(|it| it.key == MODE) else {
                continue;
            };
            n_asked += 1;
            let Kind::Choice(options) = &field.kind else {
                panic!("{}: {MODE} is no choice", bundle.id);
            };
            let options: BTreeSet<&str> = options.iter().map(|it| it.value.as_str()).collect();
            assert_eq!(options, known, "{}", bundle.id);
            for key in RECIPIENT {
                assert!(
                    bundle.fields.iter().any(|it| it.key == key),
                    "{}: {key}",
                    bundle.id
                );
            }
        }
        assert!(0 < n_asked);
    }
}
