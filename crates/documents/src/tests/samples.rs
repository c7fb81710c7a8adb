//! Facts of invented schools and people, for the tests and for looking at the papers.

use documents::consent::{ConsentRequest, DutyTerms, Operator, Subject};
use documents::order::{
    Act, AppointCurator, AssignPairs, Issuer, Officer, Pair, Participant, PayTerms,
};
use domain::clock::{Date, SchoolYear};
use domain::consent::PublicField;
use domain::document::OrderNumber;
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::people::MentoringTopic;
use domain::text::PersonName;

pub fn on(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

pub fn number(text: &str) -> OrderNumber {
    OrderNumber::parse(text).unwrap()
}

pub fn person(full: &str) -> PersonName {
    let mut parts = full.split(' ');
    let (last, first) = (parts.next().unwrap(), parts.next().unwrap());
    PersonName::parse(last, first, parts.next()).unwrap()
}

pub fn issuer() -> Issuer {
    Issuer {
        authorities: vec!["Управление образования Администрации ЗАТО Северск".to_owned()],
        full_name: "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 83»"
            .to_owned(),
        short_name: Some("МБОУ «СОШ № 83»".to_owned()),
        place: "г. Северск".to_owned(),
        head: Officer { position: "директор".to_owned(), name: person("Окунев Пётр Алексеевич") },
    }
}

pub fn participant(full: &str, position: &str) -> Participant {
    Participant {
        name: person(full),
        position: position.to_owned(),
        workplace: None,
        consent_on: Some(on(2026, 8, 28)),
    }
}

pub fn pair(mentor: &str, mentee: &str) -> Pair {
    Pair {
        mentor: participant(mentor, "учитель русского языка и литературы"),
        mentee: participant(mentee, "учитель начальных классов"),
        form: RolePairForm::TeacherTeacher,
        formats: vec![MentoringFormat::OneToOne],
        topics: vec![
            MentoringTopic::TeachingMethods,
            MentoringTopic::PsychPedSupport,
        ],
        from: on(2026, 9, 1),
        until: Some(on(2027, 5, 31)),
    }
}

pub fn assign(pairs: Vec<Pair>) -> AssignPairs {
    AssignPairs {
        issuer: issuer(),
        year: SchoolYear::starting(2026).unwrap(),
        regulation: Some(Act {
            number: number("77-од"),
            date: on(2026, 8, 27),
        }),
        curator: Some(person("Ковалёва Людмила Юрьевна")),
        programmes_due: Some(on(2026, 9, 15)),
        pay: PayTerms::AdditionalAgreement,
        pairs,
        grounds: vec!["решение педагогического совета от 27.08.2026 (протокол № 1)".to_owned()],
    }
}

pub fn two_pairs() -> AssignPairs {
    let mut second = pair("Щёткина-Оболенская Аделаида Всеволодовна", "Мамедова Лейла");
    second.form = RolePairForm::UniversityCollegeTeacherYoungTeacher;
    second.formats = vec![
        MentoringFormat::Virtual,
        MentoringFormat::ShortTermGoalSetting,
    ];
    second.topics = vec![MentoringTopic::LessonExtracurricular];
    second.mentor.position = "доцент кафедры педагогики".to_owned();
    second.mentor.workplace = Some("ФГБОУ ВО «ТГПУ»".to_owned());
    second.until = None;
    assign(vec![
        pair("Иванова Мария Петровна", "Ёлкин Артём Сергеевич"),
        second,
    ])
}

/// A table that goes over several pages.
pub fn sixty_pairs() -> AssignPairs {
    let pairs = (1..=60).map(|index| {
        let mut pair = pair("Иванова Мария Петровна", "Ёлкин Артём Сергеевич");
        let letters = [
            "Орлова",
            "Соколова",
            "Воробьёва",
            "Журавлёва",
            "Лебедева",
            "Голубева",
        ];
        let family = letters[index % letters.len()];
        let odd = if index % 2 == 0 {
            "Анна Николаевна"
        } else {
            "Елена Викторовна"
        };
        pair.mentor.name = person(&format!("{family} {odd}"));
        pair.mentee.name = person(&format!("Синицын-{} Илья Олегович", roman(index)));
        pair
    });
    assign(pairs.collect())
}

/// Letters for a number, so that every invented name is another one.
fn roman(index: usize) -> String {
    let tens = ["", "Х", "ХХ", "ХХХ", "ХЛ", "Л", "ЛХ"];
    let ones = ["", "И", "ИИ", "ИИИ", "ИВ", "В", "ВИ", "ВИИ", "ВИИИ", "ИХ"];
    format!("А{}{}", tens[index / 10], ones[index % 10])
}

pub fn appointment() -> AppointCurator {
    AppointCurator {
        issuer: issuer(),
        curator: Officer {
            position: "заместитель директора по учебно-воспитательной работе".to_owned(),
            name: person("Ковалёва Людмила Юрьевна"),
        },
        from: on(2026, 9, 1),
        until: None,
        regulation: Some(Act {
            number: number("77-од"),
            date: on(2026, 8, 27),
        }),
        replaces: Some(Act {
            number: number("81-од"),
            date: on(2025, 9, 1),
        }),
        grounds: Vec::new(),
    }
}

pub fn subject() -> Subject {
    Subject {
        name: person("Ёлкин Артём Сергеевич"),
        position: "учитель начальных классов".to_owned(),
        contact: Some("a.elkin@example.org".to_owned()),
    }
}

pub fn operator() -> Operator {
    Operator {
        full_name: issuer().full_name,
        address: Some("636000, Томская область, г. Северск, ул. Лесная, д. 1".to_owned()),
        inn: None,
        ogrn: None,
    }
}

pub fn requests() -> [(&'static str, ConsentRequest); 4] {
    let terms = DutyTerms {
        from: on(2026, 9, 1),
        until: Some(on(2027, 5, 31)),
    };
    [
        (
            "processing",
            ConsentRequest::Processing {
                until: Some(on(2027, 8, 31)),
            },
        ),
        (
            "dissemination",
            ConsentRequest::Dissemination {
                fields: vec![PublicField::Name, PublicField::Position],
                resources: vec!["https://school83.example.org/nastavnichestvo".to_owned()],
                until: Some(on(2027, 8, 31)),
            },
        ),
        ("mentor_duty", ConsentRequest::MentorDuty(terms.clone())),
        (
            "mentee_participation",
            ConsentRequest::MenteeParticipation(terms),
        ),
    ]
}
