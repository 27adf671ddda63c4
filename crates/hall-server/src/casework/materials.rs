//! A case's materials, under the service's own names.

use hall_api::{CaseMaterial, StoredFile};
use hall_core::application::Provided;
use hall_core::catalog::{Bundle, MaterialIx, Service, Way, WayKind};
use hall_core::split::Part;

/// The materials of `service`.
pub fn materials(bundle: &Bundle, service: &Service, part: &Part) -> Vec<CaseMaterial> {
    part.materials
        .iter()
        .map(|provided| CaseMaterial {
            label: label(bundle, service, &provided.id),
            way: provided.way,
            note: note(bundle, provided),
            files: provided
                .files
                .iter()
                .map(|file| StoredFile {
                    sha256: file.sha256.clone(),
                    size: file.size,
                    media_type: file.media_type.clone(),
                    name: file.name.clone(),
                })
                .collect(),
        })
        .collect()
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
