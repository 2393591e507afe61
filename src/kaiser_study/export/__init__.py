"""Cards for those who learn without Anki: quizzes for Moodle, cards of paper."""
