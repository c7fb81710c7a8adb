//! The words that change with what the order fixes: one pair or several, a group, pairs and groups.

use domain::mentoring::Cell;

use super::Pair;

/// One set of such words, each in the case that its sentence asks for.
pub(super) struct Wording {
    /// «Закрепить …».
    pub pairs: &'static str,
    /// «О закреплении …».
    pub of_pairs: &'static str,
    /// «Внести сведения о …».
    pub about_pairs: &'static str,
    /// The heading of the appendix.
    pub pairs_heading: &'static str,
    /// «Письменные согласия …».
    pub of_participants: &'static str,
    /// The point that gives mentors their work.
    pub to_mentors: &'static str,
    /// The point that gives mentees their work.
    pub to_mentees: &'static str,
    /// «Куратору организации …».
    pub of_mentees: &'static str,
    /// «Совместно с …».
    pub with_mentees: &'static str,
    /// «Разработать …».
    pub programmes: &'static str,
    /// «Контроль выполнения …».
    pub of_programmes: &'static str,
    /// «Условия определить …».
    pub by_agreements: &'static str,
}

impl Wording {
    /// The words for these pairs and groups.
    pub(super) fn of(pairs: &[Pair]) -> Self {
        let count = |cell: Cell| pairs.iter().filter(|pair| pair.cell == cell).count();
        // In a pair of both directions everybody is both.
        let acting = |own: fn(&Pair) -> usize, other: fn(&Pair) -> usize| {
            let all = pairs.iter().map(|pair| match pair.back {
                Some(_) => own(pair) + other(pair),
                None => own(pair),
            });
            all.sum::<usize>() > 1
        };
        let mentors = acting(|pair| pair.mentors.len(), |pair| pair.mentees.len());
        let mentees = acting(|pair| pair.mentees.len(), |pair| pair.mentors.len());
        let what = match (count(Cell::Pair), count(Cell::Group)) {
            (0 | 1, 0) => &PAIR,
            (_, 0) => &PAIRS,
            (0, 1) => &GROUP,
            (0, _) => &GROUPS,
            (_, _) => &BOTH,
        };
        let pick = |several: bool, one: &'static str, many: &'static str| {
            if several { many } else { one }
        };
        let programmes = pairs.len() > 1;
        Self {
            pairs: what.accusative,
            of_pairs: what.genitive,
            about_pairs: what.prepositional,
            pairs_heading: what.heading,
            of_participants: match (mentors, mentees) {
                (false, false) => "наставника и наставляемого",
                (false, true) => "наставника и наставляемых",
                (true, false) => "наставников и наставляемого",
                (true, true) => "наставников и наставляемых",
            },
            to_mentors: pick(mentors, "Наставнику", "Наставникам"),
            to_mentees: pick(mentees, "Наставляемому", "Наставляемым"),
            of_mentees: pick(mentees, "наставляемого", "наставляемых"),
            with_mentees: pick(mentees, "наставляемым", "наставляемыми"),
            programmes: pick(
                programmes,
                "персонализированную программу",
                "персонализированные программы",
            ),
            of_programmes: pick(
                programmes,
                "персонализированной программы",
                "персонализированных программ",
            ),
            by_agreements: pick(
                mentors,
                "дополнительным соглашением к трудовому договору наставника",
                "дополнительными соглашениями к трудовым договорам наставников",
            ),
        }
    }
}

/// What is fixed, in the cases in which the order names it.
struct What {
    accusative: &'static str,
    genitive: &'static str,
    prepositional: &'static str,
    heading: &'static str,
}

const PAIR: What = What {
    accusative: "наставническую пару",
    genitive: "наставнической пары",
    prepositional: "наставнической паре",
    heading: "Наставническая пара",
};

const PAIRS: What = What {
    accusative: "наставнические пары",
    genitive: "наставнических пар",
    prepositional: "наставнических парах",
    heading: "Наставнические пары",
};

const GROUP: What = What {
    accusative: "наставническую группу",
    genitive: "наставнической группы",
    prepositional: "наставнической группе",
    heading: "Наставническая группа",
};

const GROUPS: What = What {
    accusative: "наставнические группы",
    genitive: "наставнических групп",
    prepositional: "наставнических группах",
    heading: "Наставнические группы",
};

const BOTH: What = What {
    accusative: "наставнические пары и группы",
    genitive: "наставнических пар и групп",
    prepositional: "наставнических парах и группах",
    heading: "Наставнические пары и группы",
};
