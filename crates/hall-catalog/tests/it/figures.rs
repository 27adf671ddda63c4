//! The figures of the public reports, and of the field tables behind them, beside those that come out of
//! the data.

use std::fmt::Write as _;

use hall_catalog::{Catalogue, Files, figures};

/// Each bundle with what the reports and tables say: fields, of which prefillable (`·` where they do not
/// say), materials, working days, trips, and where the figures come from.
const EXPECTED: &str = "
    after-death                 82 →  19 (15)  18 →  4  33 → 10  7 → 1  sample
    company-start              289 → 115 (35)  24 →  6  11.5 → 3 6 → 1  reported
    dessert-shop               220 →  83 (21)  17 →  2  13 → 1   6 → 1  sample
    elder-card                  69 →  21 (17)   4 →  1  10 → 0   4 → 1  reported
    film-shooting               82 →  36 (10)  25 → 18  73 → 11  5 → 1  reported
    house-transfer             121 →  34 (22)  26 →  7  30 → 1   6 → 1  sample
    labour-dispatch-hr         117 →  74 (47)  20 → 12  40 → 1   2 → 1  reported
    newborn                    243 →  79 (57)  20 →  2  15 → 4   6 → 1  reported
    retirement                  69 →  24 (21)  15 →  2  43 → 10  5 → 1  sample
    road-transport-certificate  87 →  24 (20)   9 →  2  20 → 0   6 → 1  sample
    school-clinic               81 →  36 (18)  23 → 14  45 → 20  2 → 1  sample
    ship-subsidy                42 →  23 (15)  10 →  4  30 → 15  3 → 1  sample
    utilities-connection       121 →  43 (20)  22 →  5  38 → 7   4 → 1  sample
    vehicle-mortgage-release    84 →  57 (35)   6 →  1   6 → 3   3 → 0  sample
    youth-startup              220 →  48 (23)  34 →  9  30 → 5  11 → 1  sample
";

#[test]
fn the_figures_come_out_of_the_data() {
    let catalogue = Catalogue::load(&Files::embedded()).unwrap();
    let mut found = String::new();
    for bundle in catalogue.bundles() {
        let it = figures(bundle);
        let (fields, materials) = (&it.fields, &it.materials);
        let (days, visits) = (&it.working_days, &it.visits);
        let _ = writeln!(
            found,
            "{} {} → {} ({}) {} → {} {} → {} {} → {} {}",
            bundle.id,
            fields.separate,
            fields.merged,
            fields.prefillable,
            materials.separate,
            materials.merged,
            days.separate,
            days.together,
            visits.separate,
            visits.together,
            bundle.story.figures,
        );
    }
    let words = |text: &str| -> Vec<Vec<String>> {
        let lines = text.lines().filter(|it| !it.trim().is_empty());
        lines
            .map(|it| it.split_whitespace().map(str::to_owned).collect())
            .collect()
    };
    for (found, expected) in words(&found).iter().zip(words(EXPECTED)) {
        assert_eq!(found.join(" "), expected.join(" "));
    }
    assert_eq!(words(&found).len(), words(EXPECTED).len());
}

#[test]
fn a_film_crew_goes_through_three_steps_and_not_nine() {
    let catalogue = Catalogue::load(&Files::embedded()).unwrap();
    let steps = figures(catalogue.bundle("film-shooting").unwrap())
        .steps
        .unwrap();
    assert_eq!((steps.separate, steps.together), (9, 3));
}

/// Five of the twenty materials are files that the applicant has to find and hand in.
#[test]
fn of_the_twelve_materials_for_labour_dispatch_five_are_uploaded() {
    let catalogue = Catalogue::load(&Files::embedded()).unwrap();
    let figures = figures(catalogue.bundle("labour-dispatch-hr").unwrap());
    assert_eq!(figures.materials.upload, 5);
}
