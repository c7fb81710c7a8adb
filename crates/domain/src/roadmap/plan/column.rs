//! Which column of a printed plan is which, by its heading, in any order and many wordings.

/// What a column of a plan holds.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Column {
    /// «№ п/п».
    Number,
    /// «Наименование этапа», «Направление» beside a column of activities.
    Stage,
    /// «Мероприятие», «Содержание деятельности».
    Activity,
    /// «Сроки», «Дата».
    Term,
    /// «Ответственный исполнитель».
    Responsible,
    /// «Участники».
    Participants,
    /// «Ожидаемый результат».
    Result,
    /// «Вид документа», «Форма отчётности».
    Evidence,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 8] = [
        Self::Number,
        Self::Stage,
        Self::Activity,
        Self::Term,
        Self::Responsible,
        Self::Participants,
        Self::Result,
        Self::Evidence,
    ];

    /// How its headings' words begin, and how sure each makes it.
    fn stems(self) -> &'static [(&'static str, i32)] {
        match self {
            Self::Number => &[("№", 30), ("п/п", 20), ("пп", 0), ("номер", 0)],
            Self::Stage => &[("этап", 20), ("направлен", 0), ("раздел", 0), ("блок", 0)],
            Self::Activity => &[
                ("мероприят", 0),
                ("содержан", 0),
                ("действи", 0),
                ("деятельност", -20),
                ("наименован", -15),
                ("задач", -10),
                ("тема", -10),
                ("работ", -10),
                ("вид", -25),
            ],
            Self::Term => &[
                ("срок", 10),
                ("дат", 0),
                ("период", 0),
                ("время", 0),
                ("месяц", 0),
                ("когда", 0),
            ],
            Self::Responsible => &[("ответствен", 10), ("исполнител", 0), ("организатор", -10)],
            Self::Participants => &[
                ("участник", 10),
                ("категори", 0),
                ("аудитори", 0),
                ("адресат", 0),
            ],
            Self::Result => &[
                ("результат", 5),
                ("показател", 0),
                ("итог", -10),
                ("выход", -10),
                ("эффект", -10),
            ],
            Self::Evidence => &[
                ("документ", 15),
                ("отчетност", 10),
                ("подтвержд", 10),
                ("отчет", 0),
            ],
        }
    }
}

/// No heading is longer, in letters.
const LONGEST: usize = 120;

/// The columns of a row of headings; each once, the surest first. Empty when the row is none.
pub fn columns(headings: &[String]) -> Vec<(usize, Column)> {
    let is_none = |text: &String| text.chars().count() > LONGEST || is_day(text);
    if headings.iter().any(is_none) {
        return Vec::new();
    }
    let mut scored: Vec<(i32, usize, Column)> = Vec::new();
    for (place, heading) in headings.iter().enumerate() {
        for column in Column::ALL {
            scored.extend(score(heading, column).map(|score| (score, place, column)));
        }
    }
    scored.sort_by_key(|(score, place, column)| (-score, *place, *column));
    let mut found: Vec<(usize, Column)> = Vec::new();
    for (_, place, column) in scored {
        if found
            .iter()
            .all(|(at, taken)| *at != place && *taken != column)
        {
            found.push((place, column));
        }
    }
    // Where nothing else is the activity, directions of work are.
    let has = |column| found.iter().any(|(_, other)| *other == column);
    if !has(Column::Activity) && has(Column::Stage) {
        for (_, column) in &mut found {
            if *column == Column::Stage {
                *column = Column::Activity;
            }
        }
    }
    found.sort_unstable();
    found
}

/// «15.03.2027»: no column is headed so, but rows that speak of activities and of who is responsible may have it beside.
fn is_day(text: &str) -> bool {
    let text = text.trim().as_bytes();
    let is_right = |(at, c): (usize, &u8)| match at {
        2 | 5 => *c == b'.',
        _ => c.is_ascii_digit(),
    };
    text.len() == 10 && text.iter().enumerate().all(is_right)
}

/// Whether `columns` are those of a plan: what is done, and when, by whom or with what number.
pub fn is_plan(columns: &[(usize, Column)]) -> bool {
    let has = |wanted: Column| columns.iter().any(|(_, column)| *column == wanted);
    has(Column::Activity) && (has(Column::Term) || has(Column::Responsible))
}

/// How surely a heading names a column: the earlier the word stands, the surer.
fn score(heading: &str, column: Column) -> Option<i32> {
    let heading = heading.to_lowercase().replace('ё', "е");
    let words = heading.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '\\'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let parts = words.iter().enumerate().flat_map(|(at, word)| {
        let whole = std::iter::once(*word);
        let pieces = word.split('/').filter(move |piece| piece != word);
        whole.chain(pieces).map(move |part| (at, part))
    });
    parts
        .filter_map(|(at, part)| {
            let mut stems = column.stems().iter();
            let (_, weight) = stems.find(|(stem, _)| part.starts_with(stem))?;
            let later = i32::try_from(at).unwrap_or(9).min(9) * 10;
            Some(100 - later + weight)
        })
        .max()
}
