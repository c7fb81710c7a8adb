use super::*;
use crate::org::SchoolKind::{Additional, Preschool, School};

fn bodies(text: &str) -> String {
    let bodies = Bodies::read(text, &Legend::default());
    let known = bodies.known.iter().map(|body| match body.school {
        Some(school) => format!("{:?} {school:?}", body.kind),
        None => format!("{:?}", body.kind),
    });
    let unknown = bodies.unknown.iter().map(|text| format!("? {text}"));
    known.chain(unknown).collect::<Vec<_>>().join(", ")
}

#[test]
fn bodies_are_known_by_their_names() {
    let cases = [
        ("УО", "MunicipalAuthority"),
        ("УО, РЦО", "MunicipalAuthority, MunicipalCentre"),
        (
            "УО, РЦО ОО, ДО",
            "MunicipalAuthority, MunicipalCentre, Organisation, Organisation Additional",
        ),
        ("OO", "Organisation"),
        (
            "Управление образования администрации Энского района",
            "MunicipalAuthority",
        ),
        ("Управление образования Энского МО", "MunicipalAuthority"),
        (
            "Отдел образования и молодежной политики ОО",
            "MunicipalAuthority, Organisation",
        ),
        (
            "Отдел образования и молодежной политики, ОО",
            "MunicipalAuthority, Organisation",
        ),
        ("Комитет по образованию", "MunicipalAuthority"),
        ("начальник управления образования", "MunicipalAuthority"),
        ("специалисты отдела образования", "MunicipalAuthority"),
        ("Министерство образования", "RegionalAuthority"),
        (
            "Департамент образования и науки области",
            "RegionalAuthority",
        ),
        ("ЦНППМ", "RegionalCentre"),
        ("ЦНППМ, ИРО", "RegionalCentre, RegionalCentre"),
        ("институт развития образования", "RegionalCentre"),
        ("МНЦ", "MunicipalCentre"),
        ("Руководитель МНЦ", "MunicipalCentre"),
        ("методический кабинет", "MunicipalCentre"),
        ("районный методкабинет", "MunicipalCentre"),
        ("информационно-методический центр", "MunicipalCentre"),
        ("муниципальный ресурсный центр", "MunicipalCentre"),
        ("Центр развития образования", "MunicipalCentre"),
        ("директор ИМЦ", "MunicipalCentre"),
        ("методисты ИМЦ", "Methodologist"),
        ("ДОУ", "Organisation Preschool"),
        ("детские сады", "Organisation Preschool"),
        ("УДО", "Organisation Additional"),
        (
            "организации дополнительного образования",
            "Organisation Additional",
        ),
        ("общеобразовательные организации", "Organisation School"),
        ("образовательные организации", "Organisation"),
        (
            "школы, ДОУ, УДО",
            "Organisation School, Organisation Preschool, Organisation Additional",
        ),
        (
            "колледжи и вузы",
            "Organisation Vocational, Organisation University",
        ),
        ("Директор", "Head"),
        ("директор школы", "Head School"),
        ("Руководители ОО, кураторы ОО", "Head, Curator"),
        ("руководители ДОУ", "Head Preschool"),
        ("заведующий ДОУ", "Head Preschool"),
        ("Директор Заместитель директора по УВР", "Head, DeputyHead"),
        ("зам. директора по УВР", "DeputyHead"),
        ("Зам.директора по НМР", "DeputyHead"),
        ("заместители директоров по УВР", "DeputyHead"),
        ("завуч", "DeputyHead"),
        ("старший воспитатель", "DeputyHead"),
        ("администрация школы", "Administration School"),
        ("Администрация ОО", "Administration"),
        ("куратор", "Curator"),
        ("Куратор по наставничеству", "Curator"),
        ("кураторы, наставники", "Curator, Mentor"),
        ("куратор и наставники", "Curator, Mentor"),
        ("куратор/наставник", "Curator, Mentor"),
        ("педагоги-наставники", "Mentor"),
        ("наставляемые", "Mentee"),
        ("молодые специалисты", "Mentee"),
        ("педагог-психолог", "Psychologist"),
        (
            "Педагог-психолог Все участники программы",
            "Psychologist, Everyone",
        ),
        ("психолог школы", "Psychologist School"),
        ("руководитель ШМО", "SchoolAssociation"),
        ("руководители МО", "SchoolAssociation"),
        ("методический совет", "SchoolAssociation"),
        ("РМО", "MunicipalAssociation"),
        ("руководители РМО", "MunicipalAssociation"),
        (
            "Администрация ОО, руководители районных методических объединений (РМО)",
            "Administration, MunicipalAssociation",
        ),
        ("рабочая группа", "WorkingGroup"),
        ("Рабочая группа по наставничеству", "WorkingGroup"),
        ("участники творческой группы", "WorkingGroup"),
        ("члены рабочей группы", "WorkingGroup"),
        ("педагогический совет", "Council"),
        ("председатель профкома", "TradeUnion"),
        ("первичная профсоюзная организация", "TradeUnion"),
        ("координатор", "Coordinator"),
        ("ответственный за сайт", "SiteKeeper"),
        ("классные руководители", "Teacher"),
        ("педагоги ОО", "Teacher"),
        ("учителя-предметники", "Teacher"),
        ("предприятия", "Partner"),
        ("социальные партнёры", "Partner"),
        ("школа молодого педагога", "Club"),
        ("Смирнова А.А.", "? Смирнова А.А"),
        ("куратор, Смирнова А.А.", "Curator, ? Смирнова А.А"),
        ("", ""),
        ("—", ""),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, wanted)| bodies(text) != *wanted)
        .map(|(text, wanted)| format!("{text}: {} for {wanted}", bodies(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_paper_explains_its_own_abbreviations() {
    let paper = Paper {
        blocks: vec![Block::Paragraph(Paragraph::plain(
            "РЦО – автономное учреждение «Ресурсный центр образования»;\nОО – общеобразовательные организации;\nДО - дошкольные организации.",
        ))],
    };
    let legend = Legend::of(&paper);
    let known = Bodies::read("РЦО, ОО, ДО, УО", &legend).known;
    let said: Vec<_> = known.iter().map(|body| (body.kind, body.school)).collect();
    assert_eq!(
        said,
        [
            (BodyKind::MunicipalCentre, None),
            (BodyKind::Organisation, Some(School)),
            (BodyKind::Organisation, Some(Preschool)),
            (BodyKind::MunicipalAuthority, None),
        ]
    );
    assert_eq!(
        Bodies::read("ДО", &Legend::default()).known[0].school,
        Some(Additional)
    );
}

proptest::proptest! {
    #[test]
    fn any_cell_names_bodies_that_stand_in_it(text in "\\PC{0,80}") {
        for body in Bodies::read(&text, &Legend::default()).known {
            proptest::prop_assert!(text.contains(&body.printed));
        }
    }
}
