//! What may be wrong with a configuration, in nginx's own words.
//!
//! A [`Kind`] is one of nginx's texts; `{}` stands where a value is filled in. What each means to a learner is not said here.

use crate::nginx::Span;

/// nginx writes no longer text about a configuration.
const LONGEST: usize = 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// nginx does not start.
    Emergency,
    /// It starts, and says so.
    Warning,
}

/// The place that nginx prints behind the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The line reached.
    Here,
    /// None.
    Nowhere,
    /// A line of a file (its index in the report) that nginx had noted.
    At(u16, u32),
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub kind: Kind,
    /// What stands in the places of the text.
    pub values: Vec<Vec<u8>>,
    pub level: Level,
    /// File (index in the report) and line as nginx prints them, if it does.
    pub line: Option<(u16, u32)>,
    /// Where an editor shows it: the file's index and bytes of it.
    pub file: u16,
    pub span: Span,
}

impl Problem {
    /// nginx's text, without file and line.
    #[must_use]
    pub fn text(&self) -> Vec<u8> {
        fill(self.kind.template(), &self.values)
    }
}

fn fill(template: &str, values: &[Vec<u8>]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut values = values.iter();
    for (count, part) in template.split("{}").enumerate() {
        if count > 0 {
            text.extend(values.next().into_iter().flatten());
        }
        text.extend(part.as_bytes());
    }
    text.truncate(LONGEST);
    text
}

macro_rules! kinds {
    ($($name:ident $text:literal)*) => {
        /// Which text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind { $($name,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// nginx's text, `{}` for each value.
            #[must_use]
            pub fn template(self) -> &'static str {
                match self { $(Kind::$name => $text,)* }
            }
        }
    };
}

kinds! {
    Unexpected r#"unexpected "{}""#
    TooLong r#"too long parameter "{}..." started"#
    NoClosingQuote r#"too long parameter, probably missing terminating "{}" character"#
    EndInDirective r#"unexpected end of file, expecting ";" or "}""#
    EndInBlock r#"unexpected end of file, expecting "}""#
    UnknownDirective r#"unknown directive "{}""#
    NotAllowedHere r#""{}" directive is not allowed here"#
    NotTerminated r#"directive "{}" is not terminated by ";""#
    NoOpening r#"directive "{}" has no opening "{""#
    WrongCount r#"invalid number of arguments in "{}" directive"#
    Duplicate r#""{}" directive is duplicate"#
    InvalidDirectiveValue r#""{}" directive invalid value"#
    InvalidDirectiveNumber r#""{}" directive invalid number"#
    NotAFlag r#"invalid value "{}" in "{}" directive, it must be "on" or "off""#
    InvalidValue r#"invalid value "{}""#
    InvalidValueIn r#"invalid value "{}" in "{}" directive"#
    DuplicateValue r#"duplicate value "{}""#
    TooSmall "value must be equal to or greater than {}"
    OutOfBounds "value must be between {} and {}"
    InvalidParameter r#"invalid parameter "{}""#
    UnknownParameter r#"unknown parameter "{}""#
    OfDirective r#""{}" directive {}"#
    InvalidParameterColon "invalid parameter: {}"
    DuplicateParameters r#"duplicate parameters "{} {}""#
    NeedsOffOnOrOwner r#""{}" must have "off", "on" or "if_not_owner" parameter"#
    FromWithOff r#""from=" cannot be used with "off" parameter"#
    PoolTooSmall "the pool size must be no less than 112"
    PoolNotAligned "the pool size must be a multiple of 16"
    Obsolete r#"the "{}" directive is obsolete, use the "{}" directive instead"#
    ObsoleteIgnored r#"the "{}" directive is obsolete, ignored"#
    Deprecated r#"the "{}" directive is deprecated, use the "{}" directive instead"#
    DuplicateMimeType r#"duplicate MIME type "{}""#
    DuplicateExtension r#"duplicate extension "{}", content type: "{}", previous content type: "{}""#
    CannotOpen r#"open() "{}" failed ({})"#
    TooLate r#""{}" directive is specified too late"#
    NoSuchAccount r#"{}("{}") failed"#
    InvalidLogLevel r#"invalid log level "{}""#
    DuplicateLogLevel r#"duplicate log level "{}""#
    NoDebugSupport "nginx was built without debug support"
    InvalidBufferSize r#"invalid buffer size "{}""#
    InvalidEventType r#"invalid event type "{}""#
    NoSection r#"no "{}" section in configuration"#
    TooFewConnections "{} worker_connections are not enough for {} listening sockets"
    WrongIn r#"{} in "{}" of the "{}" directive"#
    WrongInUpstream r#"{} in upstream "{}""#
    WrongInResolver r#"{} in resolver "{}""#
    NoNameServers "no name servers defined"
    InvalidBacklog r#"invalid backlog "{}""#
    InvalidFastopen r#"invalid fastopen "{}""#
    InvalidRcvbuf r#"invalid rcvbuf "{}""#
    InvalidSndbuf r#"invalid sndbuf "{}""#
    InvalidIpv6only r#"invalid ipv6only flags "{}""#
    InvalidSoKeepalive r#"invalid so_keepalive value: "{}""#
    ListenWith r#""listen" directive "{}" parameter is incompatible with "{}""#
    TheInvalid r#"the invalid "{}" parameter"#
    DuplicateAddress r#"duplicate "{}" address and port pair"#
    DuplicateListen "a duplicate listen {}"
    DuplicateListenOptions "duplicate listen options for {}"
    DuplicateDefaultServer "a duplicate default server for {}"
    OptionsRedefined "protocol options redefined for {}"
    InvalidServerName r#"server name "{}" is invalid"#
    SuspiciousServerName r#"server name "{}" has suspicious symbols"#
    EmptyServerRegex r#"empty regex in server name "{}""#
    InvalidServerNameOn r#"invalid server name or wildcard "{}" on {}"#
    ConflictingServerName r#"conflicting server name "{}" on {}, ignored"#
    InvalidModifier r#"invalid location modifier "{}""#
    InsideExact r#"location "{}" cannot be inside the exact location "{}""#
    InsideNamed r#"location "{}" cannot be inside the named location "{}""#
    NamedBelowServer r#"named location "{}" can be on the server level only"#
    OutsideLocation r#"location "{}" is outside location "{}""#
    DuplicateLocation r#"duplicate location "{}""#
    DuplicateAfter r#""{}" directive is duplicate, "{}" directive was specified earlier"#
    AliasInNamed r#"the "alias" directive cannot be used inside the named location"#
    RootVariable r#"the ${} variable cannot be used in the "{}" directive"#
    InvalidMethod r#"invalid method "{}""#
    StatusOutOfBounds r#"value "{}" must be between 300 and 599"#
    InvalidCacheParameter r#"invalid "{}" parameter "{}""#
    NeedsMax r#""{}" must have the "max" parameter"#
    DuplicateUpstream r#"duplicate upstream "{}""#
    MayNotHavePort r#"upstream "{}" may not have port {}"#
    NoServersInside "no servers are inside upstream"
    NoServers r#"no servers in upstream "{}""#
    NoPort r#"no port in upstream "{}""#
    MethodWithout r#"balancing method does not support parameter "{}""#
    MethodRedefined "load balancing method redefined"
    ResolveNeedsZone r#"resolving names at run time requires upstream "{}" in {}:{} to be in shared memory"#
    NoResolver r#"no resolver defined to resolve names at run time in upstream "{}""#
    ServiceWithPort r#"service upstream "{}" may not have port"#
    ServiceNeedsName r#"service upstream "{}" requires domain name"#
    ServiceEmpty "service is empty"
    ServiceNeedsResolve r#"service upstream "{}" requires "resolve" parameter"#
    InvalidUrlPrefix "invalid URL prefix"
    UriNotHere r#""{}" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block"#
    RedirectTooEarly r#""proxy_redirect default" should be placed after the "proxy_pass" directive"#
    RedirectWithVariables r#""proxy_redirect default" cannot be used with "proxy_pass" directive with variables"#
    TooFewBuffers r#"there must be at least 2 "{}""#
    BusyTooSmall r#""{}" must be equal to or greater than the maximum of the value of "{}" and one of the "{}""#
    BusyTooLarge r#""{}" must be less than the size of all "{}" minus one buffer"#
    TempTooSmall r#""{}" must be equal to zero to disable temporary files usage or must be equal to or greater than the maximum of the value of "{}" and one of the "{}""#
    NoCacheKey r#"no "{}_cache_key" for "{}_cache""#
    SamePath r#"the same path name "{}" {}"#
    EmptyPath "empty path"
    ZoneUnknown r#""{}" zone "{}" is unknown"#
    ZoneOtherUse r#"the shared memory zone "{}" is already declared for a different use"#
    ZoneConflict r#"the size {} of shared memory zone "{}" conflicts with already declared size {}"#
    ZoneZero r#"zero size shared memory zone "{}""#
    ZoneTooSmall r#"zone "{}" is too small"#
    InvalidZoneName r#"invalid zone name "{}""#
    InvalidZoneSize r#"invalid zone size "{}""#
    NeedsParameter r#""{}" must have "{}" parameter"#
    NeedsKeysZone r#""{}" must have "keys_zone" parameter"#
    InvalidKeysZone r#"invalid keys zone size "{}""#
    KeysZoneTooSmall r#"keys zone "{}" is too small"#
    InvalidLevels r#"invalid "levels" "{}""#
    InvalidInactive r#"invalid inactive value "{}""#
    InvalidMaxSize r#"invalid max_size value "{}""#
    InvalidMinFree r#"invalid min_free value "{}""#
    InvalidLoaderFiles r#"invalid loader_files value "{}""#
    InvalidLoaderSleep r#"invalid loader_sleep value "{}""#
    InvalidLoaderThreshold r#"invalid loader_threshold value "{}""#
    InvalidManagerFiles r#"invalid manager_files value "{}""#
    InvalidManagerSleep r#"invalid manager_sleep value "{}""#
    InvalidManagerThreshold r#"invalid manager_threshold value "{}""#
    InvalidUseTempPath r#"invalid use_temp_path value "{}", it must be "on" or "off""#
    DuplicateZone r#"duplicate zone "{}""#
    InvalidTimeValue r#"invalid time value "{}""#
    InvalidStatus r#"invalid status "{}""#
    Incompatible r#""{}" is incompatible with "{}""#
    BothOff r#""{}" and "{}" cannot both be "off""#
    IncompatibleWith r#""{}" directive is incompatible with "{}""#
    InvalidRate r#"invalid rate "{}""#
    InvalidBurst r#"invalid burst value "{}""#
    InvalidDelay r#"invalid delay value "{}""#
    ZoneBound r#"{} "{}" is already bound to key "{}""#
    InvalidConnections r#"invalid number of connections "{}""#
    ConnectionLimit "connection limit must be less 65536"
    InvalidCondition r#"invalid condition "{}""#
    UnexpectedInCondition r#"unexpected "{}" in condition"#
    InvalidReturnCode r#"invalid return code "{}""#
    EmptyReplacement "empty replacement"
    InvalidVariable r#"invalid variable name "{}""#
    InvalidVariableName "invalid variable name"
    NoClosingBracket r#"the closing bracket in "{}" variable is missing"#
    DuplicateVariable r#"the duplicate "{}" variable"#
    UnknownVariable r#"unknown "{}" variable"#
    Regex r#"pcre2_compile() failed: {} in "{}""#
    RegexAt r#"pcre2_compile() failed: {} in "{}" at "{}""#
    MapParameters "invalid number of the map parameters"
    GeoParameters "invalid number of the geo parameters"
    DuplicateMapDefault "duplicate default map parameter"
    InvalidHostname r#"invalid hostname or wildcard "{}""#
    ConflictingParameter r#"conflicting parameter "{}""#
    SplitParameters "invalid number of the split_clients parameters"
    InvalidPercent r#"invalid percent value "{}""#
    PercentTotal "percent total is greater than 100%"
    InvalidNetwork r#"invalid network "{}""#
    DuplicateNetwork r#"duplicate network "{}", value: "{}", old value: "{}""#
    LowBits "low address bits of {} are meaningless"
    RangesFirst r#"the "ranges" directive must be the first directive inside "geo" block"#
    InvalidRange r#"invalid range "{}""#
    RangeOverlaps r#"range "{}" overlaps "{}""#
    DuplicateRange r#"duplicate range "{}", value: "{}", old value: "{}""#
    InvalidAddress r#"invalid address "{}""#
    DuplicateName r#"duplicate "{}" name "{}""#
    NoLogFormat "log format is not specified"
    UnknownLogFormat r#"unknown log format "{}""#
    InvalidFlush r#"invalid flush time "{}""#
    InvalidGzip r#"invalid compression level "{}""#
    NoBufferForFlush "no buffer is defined for access_log \"{}\""
    ConflictingLog r#"access_log "{}" already defined with conflicting parameters"#
    BufferedVariables "buffered logs cannot have variables in name"
    BufferedSyslog "logs to syslog cannot be buffered"
    UnknownEscape r#"unknown log format escaping "{}""#
    WrongInSyslog r#"{} in syslog server "{}""#
    UnknownSyslog r#"unknown syslog {} "{}""#
    DuplicateSyslog r#"duplicate syslog "{}""#
    SyslogTagLong "syslog tag length exceeds 32"
    SyslogTag r#"syslog "tag" only allows alphanumeric characters and underscore"#
    NoSyslogServer "no syslog server specified"
    InvalidCode r#"invalid code "{}""#
    AbsoluteIndex r#"only the last index in "index" directive should be absolute"#
    InvalidIndex r#"index "{}" in "index" directive is invalid"#
    DailyTime r#""{}" directive daily time value must be less than 24 hours"#
    DailyModified r#""{}" directive daily time cannot be used with "modified" parameter"#
    EmptySearch "empty search pattern"
    InvalidSessionCache r#"invalid session cache "{}""#
    SessionCacheSmall r#"session cache "{}" is too small"#
    InvalidOcspCache r#"invalid OCSP cache "{}""#
    OcspCacheSmall r#"OCSP cache "{}" is too small"#
    NothingToDelete r#"no {} "{}" to delete"#
    DuplicateDefaultRange r#"duplicate default geo range value: "{}", old value: "{}""#
    ParametersNumber "invalid parameters number"
    NoCertificate r#"no "ssl_certificate" is defined for the "{}" directive"#
    NoCertificateKey r#"no "ssl_certificate_key" is defined for the "{}" directive"#
    NoKeyFor r#"no "ssl_certificate_key" is defined for certificate "{}""#
    CannotLoad r#"cannot load {} "{}": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen({}, r) error:10000080:BIO routines::no such file)"#
    StaplingIssuer r#""ssl_stapling" ignored, issuer certificate not found for certificate "{}""#
    StaplingResponder r#""ssl_stapling" ignored, no OCSP responder URL in the certificate "{}""#
    NoneForServer r#"no "{}" is defined for server"#
    UnknownProtocol r#"unknown protocol "{}""#
    NoProtocol "unknown mail protocol for server"
    NoHandler "no handler for server"
    NoClientCertificate "no ssl_client_certificate{} for ssl_verify_client"
    NoTrusted "no {}_ssl_trusted_certificate for {}_ssl_verify"
    NoProxyKey r#"no "{}_ssl_certificate_key" is defined for certificate "{}""#
    Unsupported r#""{}" is unsupported on this platform"#
    UnknownPool r#"unknown thread pool "{}""#
    DuplicateThreadPool r#"duplicate thread pool "{}""#
    InvalidCharacter r#"invalid character "{}" in "worker_cpu_affinity""#
    InvalidNumber r#"invalid number "{}""#
    InvalidReferer r#"invalid referer "{}""#
    EmptyRegex r#"empty regex in "{}""#
    InvalidMark r#""{}" directive value must be "off" or a single letter, digit or "=""#
    DebugIgnored r#""debug_connection" is ignored, you need to rebuild nginx using --with-debug option to enable it"#
    WrongInDirective r#"{} in {} "{}""#
    InvalidThreads r#"invalid threads value "{}""#
    InvalidMaxQueue r#"invalid max_queue value "{}""#
    NoCharsetMap r#"no "charset_map" between the charsets "{}" and "{}""#
    SameCharset r#""charset_map" between the same charsets "{}" and "{}""#
    DuplicateCharsetMap r#"duplicate "charset_map" between "{}" and "{}""#
    HeaderBuffersTooSmall r#"the "large_client_header_buffers" size must be equal to or greater than "connection_pool_size""#
    NeedsTwoGroups r#"pattern "{}" must have 2 captures"#
    LowatIgnored r#""{}" is not supported, ignored"#
    GzipWindow r#""{}" directive must be 512, 1k, 2k, 4k, 8k, 16k, or 32k"#
    GzipHash r#""{}" directive must be 512, 1k, 2k, 4k, 8k, 16k, 32k, 64k, or 128k"#
    ValueTooSmall r#""{}" directive value is too small"#
    NotAPowerOfTwo r#""{}" directive must be a power of two"#
    PrereadTooLarge "the maximum body preread buffer size is 2147483647"
    ChunkZero "the http2 chunk size cannot be zero"
    OffWithUri r#""{}" directive "off" parameter cannot be used with URI"#
    UriWithOff r#""{}" directive URI cannot be used with "off" parameter"#
    UnknownBrowser r#"unknown browser name "{}""#
    InvalidBrowserVersion r#"invalid browser version "{}""#
    MixedSecret r#""secure_link_secret" cannot be mixed with "secure_link" and "secure_link_md5""#
    Silent ""
    HashMaxSize "could not build {}, you should increase {}_max_size: {}"
    HashBucketSize "could not build {}, you should increase {}_bucket_size: {}"
    HashTooLarge "could not build {}, too large {}_bucket_size: {}"
    HashNotOptimal "could not build optimal {}, you should increase either {}_max_size: {} or {}_bucket_size: {}; ignoring {}_bucket_size"
    NoValidReferer r#"the "none" or "blocked" referers are specified in the "valid_referers" directive without any valid referer"#
    FewerMasks r#"the number of "worker_processes" is not equal to the number of "worker_cpu_affinity" masks, using last mask for remaining worker processes"#
    TooDeep "blocks are nested too deeply"
}
