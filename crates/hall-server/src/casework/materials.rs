//! A case's materials, under the service's own names.

use hall_api::CaseMaterial;
use hall_core::application::Provided;
use hall_core::catalog::{Bundle, MaterialIx, Service, Standard, Way, WayKind};
use hall_core::split::Part;
use hall_core::words::label_of;

use crate::intake::stored_files;

/// The materials of `service`.
pub fn materials(bundle: &Bundle, service: &Service, part: &Part) -> Vec<CaseMaterial> {
    let all = part.materials.iter();
    all.map(|it| material(bundle, it, label(bundle, service, &it.id)))
        .collect()
}

/// The materials of a whole application, under the catalogue's names.
pub fn materials_of(bundle: &Bundle, provided: &[Provided]) -> Vec<CaseMaterial> {
    let name = |it: &Provided| label_of(bundle, &format!("material.{}", it.id));
    let all = provided.iter();
    all.map(|it| material(bundle, it, name(it))).collect()
}

fn material(bundle: &Bundle, provided: &Provided, label: String) -> CaseMaterial {
    CaseMaterial {
        id: provided.id.clone(),
        label,
        way: provided.way,
        note: note(bundle, provided),
        files: stored_files(std::slice::from_ref(provided)),
        standards: standards(bundle, provided),
    }
}

/// What somebody has to look at. What comes out of a register or the form has been looked at.
fn standards(bundle: &Bundle, provided: &Provided) -> Vec<Standard> {
    let of_files = bundle.materials.iter();
    let found = of_files
        .filter(|_| provided.way == WayKind::Upload)
        .find(|it| it.id == provided.id);
    found.map_or_else(Vec::new, |it| it.standards.clone())
}

/// The service's own name for what this material meets; the material's name, if it has none.
fn label(bundle: &Bundle, service: &Service, material: &str) -> String {
    let Some(at) = bundle.materials.iter().position(|it| it.id == material) else {
        return material.to_owned();
    };
    let ix = MaterialIx::new(at);
    let similar = |it: MaterialIx| bundle.materials.get(it.at()).and_then(|it| it.similar_to);
    let meets = |it: &MaterialIx| *it == ix || similar(*it) == Some(ix) || similar(ix) == Some(*it);
    let requirement = service
        .requirements
        .iter()
        .find(|it| it.any_of.iter().any(meets));
    let name = bundle.materials.get(at).map_or(material, |it| &it.name);
    requirement.map_or(name, |it| &it.label).to_owned()
}

/// What stands behind it, in a reviewer's words; those of the applicant's page say "you".
fn note(bundle: &Bundle, provided: &Provided) -> String {
    let signed = provided.signed.as_deref().unwrap_or("未注明");
    match provided.way {
        WayKind::Upload => format!("申请人上传，共 {} 个文件", provided.files.len()),
        WayKind::Licence => {
            format!(
                "电子证照：{}",
                licence_name(bundle, &provided.id).unwrap_or("已核验")
            )
        }
        WayKind::Register => "联网核验，免提交".to_owned(),
        WayKind::PriorResult => "本次申请中前面事项的结果".to_owned(),
        WayKind::Generated => "由申请表生成".to_owned(),
        WayKind::Commitment => format!("以告知承诺书代替，签署人：{signed}"),
        WayKind::Deferral => format!("容缺受理，稍后补交，签署人：{signed}"),
        WayKind::ThirdParty => "由第三方确认".to_owned(),
    }
}

fn licence_name<'a>(bundle: &'a Bundle, material: &str) -> Option<&'a str> {
    let material = bundle.materials.iter().find(|it| it.id == material)?;
    let id = material.ways.iter().find_map(|way| match way {
        Way::Licence { licence, .. } => Some(licence),
        _ => None,
    })?;
    bundle
        .licences
        .iter()
        .find(|it| it.id == *id)
        .map(|it| it.name.as_str())
}
