//! Facts of invented schools and people, for the tests and for looking at the papers.

use documents::certificate::CertificateText;
use documents::consent::{ConsentRequest, DutyTerms, Operator, Subject};
use documents::order::{
    AboutPeople, Act, AppointCurator, AssignPairs, Becomes, ChangePairs, ChangedPair, Decides,
    GroupMember, Issuer, Officer, Pair, Participant, PayTerms, ProgrammeLine, ReleaseLine,
    RewardLine, Statement,
};
use domain::clock::{Date, SchoolYear};
use domain::consent::PublicField;
use domain::document::{Event, OrderNumber, RewardKind, Seat};
use domain::mentoring::{
    Cell, EndReason, MentoringFormat, RequestKind, RolePairForm, Side, SuspensionReason,
};
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
        mentors: vec![participant(mentor, "учитель русского языка и литературы")],
        mentees: vec![participant(mentee, "учитель начальных классов")],
        cell: Cell::Pair,
        form: RolePairForm::TeacherTeacher,
        formats: vec![MentoringFormat::OneToOne],
        topics: vec![
            MentoringTopic::TeachingMethods,
            MentoringTopic::PsychPedSupport,
        ],
        back: None,
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
    second.mentors[0].position = "доцент кафедры педагогики".to_owned();
    second.mentors[0].workplace = Some("ФГБОУ ВО «ТГПУ»".to_owned());
    second.until = None;
    assign(vec![
        pair("Иванова Мария Петровна", "Ёлкин Артём Сергеевич"),
        second,
    ])
}

/// A pair with two mentors and a group.
pub fn pair_and_group() -> AssignPairs {
    let mut by_two = pair("Иванова Мария Петровна", "Ёлкин Артём Сергеевич");
    let other = participant("Орлов Игорь Львович", "учитель информатики");
    by_two.mentors.push(other);
    by_two.formats = vec![MentoringFormat::Virtual];
    assign(vec![by_two, group()])
}

/// A group of three.
pub fn group() -> Pair {
    let mut group = pair("Щёткина-Оболенская Аделаида Всеволодовна", "Мамедова Лейла");
    for (name, position) in [
        ("Синицын Илья Олегович", "учитель физики"),
        ("Якушева Дарья Андреевна", "учитель технологии"),
    ] {
        group.mentees.push(participant(name, position));
    }
    group.cell = Cell::Group;
    group.formats = vec![MentoringFormat::Group];
    group
}

/// A mentor replaced on request, a group that loses a member, a pair that rests.
pub fn changes() -> ChangePairs {
    let act = |number: &str| Act {
        number: self::number(number),
        date: on(2026, 9, 1),
    };
    let replaced = ChangedPair {
        cell: Cell::Pair,
        mentors: vec![participant("Иванова Мария Петровна", "учитель математики")],
        mentees: vec![participant("Ёлкин Артём Сергеевич", "учитель физики")],
        assigned_by: Some(act("90-од")),
        becomes: Becomes::Replaced {
            from: on(2026, 11, 16),
            reason: EndReason::MenteeInitiative,
            by: vec![participant("Орлов Игорь Львович", "учитель физики")],
        },
        request: Some(Statement {
            author: person("Ёлкин Артём Сергеевич"),
            kind: RequestKind::ReplaceMentor,
            date: on(2026, 11, 9),
        }),
    };
    let group = group();
    let left = ChangedPair {
        cell: Cell::Group,
        becomes: Becomes::Left {
            side: Side::Mentee,
            who: group.mentees[2].clone(),
            on: on(2026, 11, 13),
            reason: EndReason::EmploymentEnded,
        },
        mentors: group.mentors,
        mentees: group.mentees,
        assigned_by: Some(act("91-од")),
        request: None,
    };
    let resting = ChangedPair {
        mentors: vec![participant("Лебедева Анна Николаевна", "учитель химии")],
        mentees: vec![participant("Синицын Илья Олегович", "учитель химии")],
        becomes: Becomes::Suspended {
            from: on(2026, 11, 16),
            expected_back: Some(on(2026, 12, 1)),
            reason: SuspensionReason::Illness,
        },
        request: None,
        ..replaced.clone()
    };
    ChangePairs {
        issuer: issuer(),
        curator: Some(person("Ковалёва Людмила Юрьевна")),
        changes: vec![replaced, left, resting],
        grounds: Vec::new(),
    }
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
        pair.mentors[0].name = person(&format!("{family} {odd}"));
        pair.mentees[0].name = person(&format!("Синицын-{} Илья Олегович", roman(index)));
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

fn officer(full: &str, position: &str) -> Officer {
    Officer {
        position: position.to_owned(),
        name: person(full),
    }
}

fn about(decides: Decides) -> AboutPeople {
    AboutPeople {
        issuer: issuer(),
        curator: Some(person("Ковалёва Людмила Юрьевна")),
        decides,
        grounds: Vec::new(),
    }
}

fn members() -> Vec<GroupMember> {
    let member = |full, position, seat, task: Option<&str>| GroupMember {
        who: officer(full, position),
        seat,
        task: task.map(str::to_owned),
    };
    vec![
        member(
            "Орлов Игорь Львович",
            "учитель информатики",
            Seat::Member,
            Some("страница наставничества на сайте"),
        ),
        member(
            "Лебедева Анна Николаевна",
            "методист",
            Seat::Secretary,
            None,
        ),
        member(
            "Ковалёва Людмила Юрьевна",
            "заместитель директора по учебно-воспитательной работе",
            Seat::Leader,
            Some("дорожная карта, отбор наставников"),
        ),
    ]
}

pub fn working_group() -> AboutPeople {
    about(Decides::WorkingGroup(members()))
}

/// A group without a secretary and without tasks.
pub fn association() -> AboutPeople {
    let mut members = members();
    members.remove(1);
    for member in &mut members {
        member.task = None;
    }
    about(Decides::Association {
        of_school: true,
        members,
    })
}

/// One programme of a pair and one of a group.
pub fn programmes() -> AboutPeople {
    let act = |number: &str| Act {
        number: self::number(number),
        date: on(2026, 9, 1),
    };
    let line = |mentees: &[&str], goal: &str, number: &str| ProgrammeLine {
        mentors: vec![officer("Иванова Мария Петровна", "учитель математики")],
        mentees: mentees
            .iter()
            .map(|one| officer(one, "учитель физики"))
            .collect(),
        goal: goal.to_owned(),
        from: on(2026, 9, 15),
        until: on(2027, 5, 31),
        assigned_by: Some(act(number)),
    };
    about(Decides::Programmes(vec![
        line(
            &["Ёлкин Артём Сергеевич"],
            "Освоить формирующее оценивание на уроках физики в 7–9 классах",
            "90-од",
        ),
        line(
            &["Синицын Илья Олегович", "Мамедова Лейла"],
            "Подготовить и провести открытые уроки",
            "90-од",
        ),
    ]))
}

pub fn rewards() -> AboutPeople {
    let line = |full, kind, reason: &str| RewardLine {
        who: officer(full, "учитель математики"),
        kind,
        reason: reason.to_owned(),
    };
    about(Decides::Rewards(vec![
        line(
            "Иванова Мария Петровна",
            RewardKind::HonourLetter,
            "результативное наставничество в 2026/2027 учебном году",
        ),
        line(
            "Иванова Мария Петровна",
            RewardKind::Payment,
            "завершение персонализированной программы в полном объёме",
        ),
        line(
            "Орлов Игорь Львович",
            RewardKind::Gratitude,
            "подготовка школьной команды к слёту наставников",
        ),
    ]))
}

pub fn release() -> AboutPeople {
    about(Decides::Release {
        event: Event {
            title: "Региональный слёт наставников".to_owned(),
            place: Some("г. Томск, ул. Лесная, д. 1".to_owned()),
            from: on(2026, 12, 3),
            until: on(2026, 12, 4),
        },
        people: vec![
            ReleaseLine {
                who: officer("Иванова Мария Петровна", "учитель математики"),
                substitute: Some(officer("Орлов Игорь Львович", "учитель информатики")),
            },
            ReleaseLine {
                who: officer("Лебедева Анна Николаевна", "методист"),
                substitute: None,
            },
        ],
    })
}

pub fn certificate() -> CertificateText {
    let issuer = issuer();
    CertificateText {
        authorities: issuer.authorities.clone(),
        organisation: issuer.full_name.clone(),
        short_name: "МБОУ «СОШ № 83»".to_owned(),
        place: issuer.place.clone(),
        name: "Щёткина-Оболенская Аделаида Всеволодовна".to_owned(),
        position: "учитель русского языка и литературы".to_owned(),
        side: Side::Mentor,
        from: on(2026, 9, 15),
        until: on(2027, 5, 31),
        meetings: 24,
        minutes: 1_125,
        signatory: issuer.signatory(),
        issued_on: on(2027, 6, 1),
        code: "7ZQ4-M0HK-XW3T-9B2E".to_owned(),
        address: "https://nastavnik.example.org/c/7ZQ4-M0HK-XW3T-9B2E".to_owned(),
    }
}

pub fn subject() -> Subject {
    Subject {
        name: person("Ёлкин Артём Сергеевич"),
        position: "учитель начальных классов".to_owned(),
        contact: Some("a.elkin@example.org".to_owned()),
        representative: None,
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

pub fn requests() -> [(&'static str, ConsentRequest); 5] {
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
        (
            "photo_video",
            ConsentRequest::PhotoVideo {
                resources: vec!["https://school83.example.org".to_owned()],
                until: None,
            },
        ),
    ]
}
