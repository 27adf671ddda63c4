//! 电子证照 out of an approved case: the face from what the department has, signed in its name.
//!
//! A service that repeats over a subject issues one for each: twins get two birth certificates.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hall_api::IssuedResult;
use hall_core::catalog::{Bundle, Certificate, FaceSource, Field, FieldIx, Service};
use hall_core::credential::{Claims, FaceLine};
use hall_core::split::Part;
use hall_core::statutory::{Yields, read};
use hall_core::value::Answer;
use hall_core::words;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::random::hex;
use crate::store::NewLicence;

/// How many letters of randomness an id has: 128 bits.
const ID: usize = 32;

/// An e-licence as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// What was signed.
    pub claims: Claims,
    /// The values of its face as forms take them, by element.
    pub values: BTreeMap<String, String>,
    /// All of it, signed.
    pub token: String,
    /// What is shown of it, signed.
    pub code: String,
}

/// What a result is made of.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The bundle.
    pub bundle: &'a Bundle,
    /// The service whose result it is.
    pub service: &'a Service,
    /// What its department has.
    pub part: &'a Part,
    /// What came with this and earlier results.
    pub yields: &'a Yields<'a>,
    /// The result as it is handed over.
    pub result: &'a IssuedResult,
}

/// The e-licences that a result is, signed; none if the catalogue says that it is none.
pub fn licences(app: &App, from: Source<'_>) -> Reply<Vec<NewLicence>> {
    let Some(certificate) = &from.service.certificate else {
        return Ok(Vec::new());
    };
    let holder = field(from.bundle, certificate.holder);
    let group = holder.and_then(|it| it.group);
    let n_rows = group.map_or(1, |group| rows(from, group).len());
    (0..n_rows)
        .map(|row| one(app, from, certificate, (n_rows, row)))
        .collect()
}

fn one(
    app: &App,
    from: Source<'_>,
    certificate: &Certificate,
    (n_rows, row): (usize, usize),
) -> Reply<NewLicence> {
    let Source {
        bundle,
        service,
        result,
        ..
    } = from;
    let kind = bundle
        .licences
        .iter()
        .find(|it| it.id == certificate.licence);
    let number = match n_rows {
        1 => result.number.clone(),
        _ => format!("{}-{}", result.number, row.saturating_add(1)),
    };
    let mut claims = Claims {
        id: hex(&app.random.bits()).chars().take(ID).collect(),
        issuer: result.issuer.clone(),
        licence: certificate.licence.clone(),
        title: kind.map_or_else(|| result.title.clone(), |it| it.name.clone()),
        number,
        holder: printed(from, certificate.holder, row).map_or_else(String::new, |it| it.0),
        issued_on: result.issued_on,
        valid_to: result.valid_to,
        face: Vec::new(),
    };
    let mut values = BTreeMap::new();
    for entry in &certificate.face {
        let value = match entry.from {
            FaceSource::Field(field) => printed(from, field, row),
            FaceSource::Number => Some(plain(claims.number.clone())),
            FaceSource::Issuer => Some(plain(claims.issuer.clone())),
            FaceSource::IssuedOn => Some(day(claims.issued_on)),
            FaceSource::ValidTo => claims.valid_to.map(day),
        };
        let Some((value, as_typed)) = value else {
            continue;
        };
        let face = kind.map_or(&[][..], |it| &it.face);
        let label = face.iter().find(|it| it.element == entry.element);
        claims.face.push(FaceLine {
            element: entry.element.clone(),
            label: label.map_or_else(|| entry.element.clone(), |it| it.label.clone()),
            value,
        });
        values.extend(as_typed.map(|it| (entry.element.clone(), it)));
    }
    let department = bundle.departments.get(usize::from(service.department));
    let department = department.map_or("", |it| &it.id);
    let sign = |claims: &Claims| {
        let signed = app.keys.sign(department, claims, app.random.as_ref());
        signed.map_err(|_| Refusal::internal("an e-licence could not be signed"))
    };
    let kept = Kept {
        token: sign(&claims)?,
        code: sign(&claims.shown())?,
        values,
        claims,
    };
    let body = serde_json::to_string(&kept);
    Ok(NewLicence {
        id: kept.claims.id,
        service: service.id.clone(),
        body: body.map_err(|_| Refusal::internal("an e-licence cannot be written"))?,
    })
}

/// A value as it is read and as it is typed; the latter only of what is one text.
type Printed = (String, Option<String>);

fn plain(text: String) -> Printed {
    (text.clone(), Some(text))
}

fn day(day: NaiveDate) -> Printed {
    (words::day(day), Some(day.to_string()))
}

/// What a field says: in the row, if it belongs to one. What came with a result goes before what was typed.
fn printed(from: Source<'_>, at: FieldIx, row: usize) -> Option<Printed> {
    let field = field(from.bundle, at)?;
    let group = field
        .group
        .and_then(|group| self::field(from.bundle, group));
    let (key, element) = match group {
        Some(group) => {
            let element = field.key.rsplit('.').next()?;
            (format!("{}[{row}].{element}", group.key), element)
        }
        None => (field.key.clone(), field.key.as_str()),
    };
    let come = from.yields.get(key.as_str());
    let come = come.map(|it| Answer::Text((*it).to_owned()));
    let typed = || match field.group {
        Some(group) => rows(from, group).get(row)?.get(element).cloned(),
        None => from.part.fields.get(element).cloned(),
    };
    let answer = come.or_else(typed)?;
    let text = read(from.bundle, field, &answer);
    let as_typed = match answer {
        Answer::Text(text) => Some(text),
        _ => None,
    };
    (!text.is_empty()).then_some((text, as_typed))
}

fn field(bundle: &Bundle, at: FieldIx) -> Option<&Field> {
    bundle.fields.get(at.at())
}

fn rows(from: Source<'_>, group: FieldIx) -> &[BTreeMap<String, Answer>] {
    let key = field(from.bundle, group).map_or("", |it| &it.key);
    match from.part.fields.get(key) {
        Some(Answer::Rows(rows)) => rows,
        _ => &[],
    }
}
