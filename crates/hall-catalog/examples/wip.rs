fn main(){ let f=hall_catalog::Files::open(std::path::Path::new(&std::env::args().nth(1).unwrap())).unwrap();
 println!("{}", hall_catalog::check(&f));
}
