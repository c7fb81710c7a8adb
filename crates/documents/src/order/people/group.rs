//! «Об утверждении состава рабочей группы» (A-005, B-005) and «О составе методического объединения наставников» (B-046).

use domain::document::{Cell, OrderKind, Point, Seat, Table};

use super::{Body, GroupMember, numbered};

/// The words that differ from one group to the other.
struct Words {
    /// «Рабочей группе», in the dative, capitalised.
    to_group: &'static str,
    /// «рабочей группы», in the genitive.
    of_group: &'static str,
    /// How a plain member is called in the table.
    member: &'static str,
    work: &'static [&'static str],
    leads: &'static str,
}

const WORKING_GROUP: Words = Words {
    to_group: "Рабочей группе",
    of_group: "рабочей группы",
    member: "член рабочей группы",
    work: &[
        "подготовить план мероприятий («дорожную карту») внедрения целевой модели наставничества и проекты локальных \
         нормативных актов;",
        "организовать информирование педагогических работников о целевой модели наставничества и отбор кандидатов \
         в наставники;",
        "не реже одного раза в полугодие анализировать ход внедрения целевой модели наставничества.",
    ],
    leads: "распределить обязанности между её членами, организовать её заседания и представлять результаты её работы",
};

const ASSOCIATION: Words = Words {
    to_group: "Методическому объединению",
    of_group: "методического объединения",
    member: "член методического объединения",
    work: &[
        "оказывать методическую помощь наставникам в разработке и выполнении персонализированных программ \
         наставничества;",
        "изучать, обобщать и распространять опыт наставничества.",
    ],
    leads: "составить план работы на учебный год, организовать заседания и представлять результаты работы куратору",
};

pub(super) fn working_group(members: &[GroupMember]) -> Body {
    Body {
        kind: OrderKind::ApproveWorkingGroup,
        title: "Об утверждении состава рабочей группы по внедрению целевой модели наставничества".to_owned(),
        purpose: "В целях внедрения целевой модели наставничества педагогических работников".to_owned(),
        also: None,
        points: points(
            "Утвердить состав рабочей группы по внедрению целевой модели наставничества педагогических работников \
             согласно приложению."
                .to_owned(),
            members,
            &WORKING_GROUP,
        ),
        grounds: Vec::new(),
        list: (
            "Состав рабочей группы по внедрению целевой модели наставничества".to_owned(),
            table(members, &WORKING_GROUP),
        ),
        readers: members.iter().map(|one| one.who.name.clone()).collect(),
    }
}

pub(super) fn association(of_school: bool, members: &[GroupMember]) -> Body {
    let what = if of_school {
        "школьного методического объединения наставников"
    } else {
        "методического объединения наставников"
    };
    Body {
        kind: OrderKind::FormAssociation,
        title: format!("О составе {what}"),
        purpose: "В целях методического сопровождения наставников и распространения их опыта"
            .to_owned(),
        also: None,
        points: points(
            format!("Утвердить состав {what} согласно приложению."),
            members,
            &ASSOCIATION,
        ),
        grounds: Vec::new(),
        list: (format!("Состав {what}"), table(members, &ASSOCIATION)),
        readers: members.iter().map(|one| one.who.name.clone()).collect(),
    }
}

fn points(first: String, members: &[GroupMember], words: &Words) -> Vec<Point> {
    const ACQUAINT: &str = "ознакомить лиц, указанных в приложении, с приказом под подпись";
    let holder = |seat| {
        let mut found = members.iter().filter(move |one| one.seat == seat);
        found.next().map(|one| one.who.name.with_initials())
    };
    let secretary = holder(Seat::Secretary);
    let also = if secretary.is_some() {
        String::new()
    } else {
        format!(", {ACQUAINT}")
    };
    let leader = holder(Seat::Leader).map(|name| {
        Point::new(format!(
            "Руководителю {} ({name}) {}{also}.",
            words.of_group, words.leads
        ))
    });
    let secretary = secretary.map(|name| {
        Point::new(format!(
            "Секретарю {} ({name}) вести протоколы заседаний и {ACQUAINT}.",
            words.of_group
        ))
    });
    let work = words.work.iter().map(|one| (*one).to_owned());
    let group = Point::new(format!("{}:", words.to_group)).with_subpoints(work);
    [Some(Point::new(first)), Some(group), leader, secretary]
        .into_iter()
        .flatten()
        .collect()
}

/// The leader first, then the secretary, then the others as they were named.
fn table(members: &[GroupMember], words: &Words) -> Table {
    let mut members: Vec<&GroupMember> = members.iter().collect();
    members.sort_by_key(|one| match one.seat {
        Seat::Leader => 0,
        Seat::Secretary => 1,
        Seat::Member => 2,
    });
    let seat = |one: &GroupMember| match one.seat {
        Seat::Leader => "руководитель",
        Seat::Secretary => "секретарь",
        Seat::Member => words.member,
    };
    let tasks = members.iter().any(|one| one.task.is_some());
    let columns = [
        ("Фамилия, имя, отчество", 50),
        ("Должность", 45),
        ("В составе", 35),
        ("Направление работы", 50),
    ];
    let shown = if tasks { columns.len() } else { 3 };
    let rows = members.iter().map(|one| {
        let cells = [
            Cell::line(one.who.name.full()),
            Cell::line(&one.who.position),
            Cell::line(seat(one)),
            Cell::line(one.task.clone().unwrap_or_default()),
        ];
        cells.into_iter().take(shown).collect()
    });
    numbered(columns.get(..shown).unwrap_or(&columns), rows)
}
