//! Five municipalities, shaped after the towns and districts whose plans the system follows.

use serde_json::{Value, json};

/// A municipality of the demo.
pub struct Municipality {
    /// Its name.
    pub name: &'static str,
    /// Its kind on the wire.
    pub kind: &'static str,
    /// How many kindergartens.
    pub preschools: usize,
    /// How many schools.
    pub schools: usize,
    /// How many organisations of additional education.
    pub additional: usize,
}

/// The region.
pub const REGION: &str = "Приозёрная область";

/// Its municipalities; the first has 22 kindergartens and 18 schools, as the programme's targets count them.
pub const MUNICIPALITIES: &[Municipality] = &[
    Municipality {
        name: "ЗАТО Северск",
        kind: "CLOSED_CITY",
        preschools: 22,
        schools: 18,
        additional: 0,
    },
    Municipality {
        name: "Курчалоевский район",
        kind: "DISTRICT",
        preschools: 2,
        schools: 6,
        additional: 1,
    },
    Municipality {
        name: "Изобильненский городской округ",
        kind: "CITY_DISTRICT",
        preschools: 4,
        schools: 6,
        additional: 1,
    },
    Municipality {
        name: "Промышленновский муниципальный округ",
        kind: "DISTRICT",
        preschools: 2,
        schools: 5,
        additional: 1,
    },
    Municipality {
        name: "Хиславичский район",
        kind: "DISTRICT",
        preschools: 1,
        schools: 3,
        additional: 1,
    },
];

const GARDENS: &[&str] = &[
    "Ромашка",
    "Теремок",
    "Алёнушка",
    "Золотой ключик",
    "Берёзка",
    "Солнышко",
    "Сказка",
    "Колокольчик",
    "Светлячок",
    "Росинка",
    "Радуга",
    "Журавушка",
    "Ёлочка",
    "Рябинка",
    "Родничок",
    "Ласточка",
    "Звёздочка",
    "Василёк",
    "Улыбка",
    "Кораблик",
    "Жемчужинка",
    "Непоседы",
];
const PATRONS: &[&str] = &[
    "",
    "",
    " им. А. С. Пушкина",
    "",
    " с углублённым изучением отдельных предметов",
    "",
];

impl Municipality {
    /// The inputs of its schools, without the municipality's id.
    pub fn organisations(&self) -> Vec<Value> {
        let mut found = Vec::new();
        for (number, name) in (1..=self.preschools).zip(GARDENS.iter().cycle()) {
            found.push(json!({
                "kind": "PRESCHOOL",
                "shortName": format!("МБДОУ № {number} «{name}»"),
                "fullName": format!("Муниципальное бюджетное дошкольное образовательное учреждение «Детский сад общеразвивающего вида № {number} «{name}»"),
            }));
        }
        for (number, patron) in (1..=self.schools).zip(PATRONS.iter().cycle()) {
            found.push(json!({
                "kind": "SCHOOL",
                "shortName": format!("МБОУ «СОШ № {number}{patron}»"),
                "fullName": format!("Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № {number}{patron}»"),
            }));
        }
        for _ in 0..self.additional {
            found.push(json!({
                "kind": "ADDITIONAL",
                "shortName": "МБУ ДО «Дом детского творчества»",
                "fullName": "Муниципальное бюджетное учреждение дополнительного образования «Дом детского творчества»",
            }));
        }
        found
    }
}
