//! What PCRE2 says of a pattern that it cannot compile.

/// An error of compilation: its text as PCRE2 words it, and where it was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegexError {
    pub kind: RegexErrorKind,
    /// Bytes of the pattern that were read by then: nginx prints what follows them.
    pub offset: usize,
}

macro_rules! errors {
    ($($name:ident $text:literal)*) => {
        /// PCRE2's errors, as far as a pattern without UTF mode can provoke them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum RegexErrorKind { $($name),* }

        impl RegexErrorKind {
            /// PCRE2's words (`pcre2_error.c`, 10.42).
            pub fn text(self) -> &'static str {
                match self { $(RegexErrorKind::$name => $text),* }
            }
        }
    };
}

errors! {
    BackslashAtEnd "\\ at end of pattern"
    ControlAtEnd "\\c at end of pattern"
    UnknownEscape "unrecognized character follows \\"
    QuantifierOutOfOrder "numbers out of order in {} quantifier"
    QuantifierTooBig "number too big in {} quantifier"
    ClassUnterminated "missing terminating ] for character class"
    EscapeInClass "escape sequence is invalid in character class"
    RangeOutOfOrder "range out of order in character class"
    NothingToRepeat "quantifier does not follow a repeatable item"
    UnknownAfterGroup "unrecognized character after (? or (?-"
    PosixOutsideClass "POSIX named classes are supported only within a class"
    PosixCollating "POSIX collating elements are not supported"
    MissingParenthesis "missing closing parenthesis"
    NoSuchGroup "reference to non-existent subpattern"
    CommentUnterminated "missing ) after (?# comment"
    TooDeep "parentheses are too deeply nested"
    UnmatchedParenthesis "unmatched closing parenthesis"
    ConditionUnterminated "missing closing parenthesis for condition"
    LookbehindNotFixed "lookbehind assertion is not fixed length"
    RelativeZero "a relative value of zero is not allowed"
    TooManyBranches "conditional subpattern contains more than two branches"
    AssertionExpected "assertion expected after (?( or (?(?C)"
    DigitExpected "digit expected after (?+ or (?-"
    UnknownPosixClass "unknown POSIX class name"
    CodePointTooLarge "character code point value in \\x{} or \\o{} is too large"
    Unsupported "PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u"
    UnknownAfterP "unrecognized character after (?P"
    NameUnterminated "syntax error in subpattern name (missing terminator?)"
    NameTwice "two named subpatterns have the same name (PCRE2_DUPNAMES not set)"
    NameStartsWithDigit "subpattern name must start with a non-digit"
    MalformedProperty "malformed \\P or \\p sequence"
    UnknownProperty "unknown property after \\P or \\p"
    NameTooLong "subpattern name is too long (maximum 32 code units)"
    InvalidRange "invalid range in character class"
    OctalTooLarge "octal value is greater than \\377 in 8-bit non-UTF-8 mode"
    DefineBranches "DEFINE subpattern contains more than one branch"
    OctalBrace "missing opening brace after \\o"
    BadReference "\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number"
    RecursionUnterminated "(?R (recursive pattern call) must be followed by a closing parenthesis"
    UnknownVerb "(*VERB) not recognized or malformed"
    GroupNumberTooBig "subpattern number is too big"
    NameExpected "subpattern name expected"
    NotOctal "non-octal character in \\o{} (closing brace missing?)"
    NotHexadecimal "non-hex character in \\x{} (closing brace missing?)"
    ControlNotPrintable "\\c must be followed by a printable ASCII character"
    BadNamedReference "\\k is not followed by a braced, angle-bracketed, or quoted name"
    NotInClass "\\N is not supported in a class"
    DigitsMissing "digits missing in \\x{} or \\o{} or \\N{U+}"
    KeepInLook "\\K is not allowed in lookarounds (but see PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK)"
}
