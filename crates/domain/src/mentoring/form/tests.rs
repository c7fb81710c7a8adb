use super::*;

const FORMATS: [MentoringFormat; 9] = [
    MentoringFormat::OneToOne,
    MentoringFormat::Group,
    MentoringFormat::Flash,
    MentoringFormat::Speed,
    MentoringFormat::Network,
    MentoringFormat::Reverse,
    MentoringFormat::Virtual,
    MentoringFormat::Situational,
    MentoringFormat::ShortTermGoalSetting,
];

#[test]
fn flash_speed_and_situational_need_no_order() {
    let one_off = FORMATS.into_iter().filter(|format| format.is_one_off());
    assert_eq!(
        one_off.collect::<Vec<_>>(),
        [
            MentoringFormat::Flash,
            MentoringFormat::Speed,
            MentoringFormat::Situational
        ]
    );
}

#[test]
fn short_term_goal_setting_may_be_short_and_still_needs_an_order() {
    let format = MentoringFormat::ShortTermGoalSetting;
    assert!(format.may_be_short() && !format.is_one_off());
}

#[test]
fn every_one_off_format_may_be_short() {
    for format in FORMATS {
        assert!(format.may_be_short() || !format.is_one_off(), "{format:?}");
    }
}
