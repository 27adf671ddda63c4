use std::sync::Arc;
use std::time::Instant;
use hall_core::precheck::Precheck;
fn main(){
 let c=hall_server::live::LiveCatalog::embedded().unwrap();
 let today=chrono::NaiveDate::from_ymd_opt(2026,11,21).unwrap();
 for b in ["newborn","company-start","labour-dispatch-hr"]{
  let text=std::fs::read_to_string(format!("{}/tests/applications/{b}.json",env!("CARGO_MANIFEST_DIR"))).unwrap();
  let plan=c.plan(b).unwrap();
  let time=|n:&str,f:&mut dyn FnMut()|{ let t=Instant::now(); for _ in 0..200{f()} println!("{b} {n} {:?}",t.elapsed()/200)};
  let app=hall_core::application::parse(text.as_bytes()).unwrap();
  time("parse",&mut||{std::hint::black_box(hall_core::application::parse(text.as_bytes()).unwrap());});
  time("open",&mut||{std::hint::black_box(Precheck::open(Arc::clone(plan),today,&app));});
  let ch=Precheck::open(Arc::clone(plan),today,&app);
  time("clone",&mut||{std::hint::black_box(ch.clone());});
  time("holdings",&mut||{let mut c=ch.clone(); c.set_holdings(Default::default());std::hint::black_box(c);});
  time("report",&mut||{std::hint::black_box(ch.report());});
  time("split",&mut||{std::hint::black_box(hall_core::split::split(&ch));});
  let sp=hall_core::split::split(&ch);
  time("json parts",&mut||{std::hint::black_box(sp.parts.iter().map(|p|serde_json::to_string(p).unwrap()).collect::<Vec<_>>());});
  println!("bytes parts {} content {}",sp.parts.iter().map(|p|serde_json::to_string(p).unwrap().len()).sum::<usize>(),text.len());
 }
}
