/// What somebody would only say who knew what is wrong, as data: beginnings of words and phrases,
/// in lower case, with blanks for hyphens.
enum GiveawayWords {
    /// In any scenario, whatever is wrong there.
    static let anywhere = [
        "misrout", "mis rout", "crosspoint", "mislabel", "stale", "wrong", "swapped", "preset",
        "gamma", "eotf", "white point", "p3", "vlan", "subnet", "lease", "dhcp", "fault", "cause",
        "salvo", "label", "unplug", "broken", "failed", "because", "root",
    ]

    /// Words that say nothing by themselves, wherever they stand.
    static let small: Set<String> = [
        "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or",
        "is", "isn", "t", "s", "that", "than", "its", "it", "as", "up", "has", "was", "what",
        "doesn", "when", "with", "without", "which", "whose", "where", "should", "something",
        "somebody", "shows", "takes", "says", "asks", "holds", "lets", "hands", "pass", "ready",
        "same", "says", "elsewhere", "light", "time",
    ]

    /// What a mode is called besides its name, where a scenario has it. A mode that isn't here has
    /// no other names.
    static func synonyms(of mode: String) -> [String] {
        table.first { $0.mode == mode }?.words ?? []
    }

    private static let table: [(mode: String, words: [String])] = [
        // Picture.
        ("misrouted-crosspoint", ["rout", "cross point", "destination", "switched to"]),
        ("stale-router-label", ["mnemonic", "renam", "panel", "sticker"]),
        ("crosspoint-stuck", ["stuck", "doesn t switch", "won t take"]),
        ("wrong-data-range", ["full range", "narrow range", "legal range", "data range", "clip"]),
        ("wrong-matrix", ["bt 601", "bt 709", "601", "matrix"]),
        ("source-free-running", ["free run", "genlock", "unlocked", "own clock"]),
        ("long-or-lossy-cable", ["too long", "attenuat", "lossy", "extension"]),
        ("intermittent-connector", ["crimp", "wiggl", "loose", "intermittent", "comes and goes"]),
        ("open-screen", ["screen of the cable", "shield", "open circuit"]),
        ("fifty-ohm-lead", ["ohm", "impedance", "lab lead"]),
        ("failing-da-output", ["driver", "low output", "half level"]),
        // Display.
        ("gain-drift", ["gain", "drift", "white balance"]),
        ("cut-drift", ["cut", "drift", "black level", "lifted blacks"]),
        ("aged-backlight", ["backlight", "aged", "worn", "end of life"]),
        ("room-light-up", ["dimmer", "turned up", "lights on"]),
        ("colorimeter-wrong-matrix", ["correction", "matrix", "not for this panel"]),
        ("wrong-preset", ["rec709", "rec 709", "dci", "colour space", "gamut", "picture mode"]),
        ("wrong-input-range", ["full range", "narrow range", "legal range", "clip"]),
        ("wrong-input-selected", ["input", "hdmi", "selected"]),
        ("preset-overwritten", ["overw", "saved over", "calibrated as"]),
        // Network.
        ("bad-pair-cable", ["pair", "gigabit", "slow link", "100 mb"]),
        ("open-cable", ["cut through", "open circuit", "no link"]),
        ("wrong-gateway", ["gateway", "default route"]),
        ("wrong-mask", ["mask", "prefix"]),
        ("wrong-dns-server", ["dns", "resolver", "name server"]),
        ("duplicate-address", ["same address", "twice", "conflict"]),
        ("static-address-left-over", ["static", "fixed address", "by hand"]),
        ("host-off", ["switched off", "powered off", "shut down"]),
        ("port-in-wrong-vlan", ["segment", "network", "untagged", "guest"]),
        ("port-shut-down", ["disabled", "shut down", "shutdown", "no link"]),
        ("mtu-mismatch-port", ["mtu", "jumbo", "packet size"]),
        ("trunk-lacks-vlan", ["trunk", "tagged", "allowed list"]),
        ("port-speed-fixed", ["100 mb", "negotiat", "fast ethernet", "speed"]),
        ("switch-off", ["switched off", "no power", "unpowered"]),
        ("dns-record-wrong", ["dns", "record", "resolv"]),
        ("dns-server-down", ["dns", "resolv", "name server"]),
        ("dhcp-scope-exhausted", ["scope", "pool", "run out", "exhaust"]),
        ("dhcp-wrong-router", ["scope", "gateway", "default route"]),
        ("service-down", ["stopped", "daemon", "service is down"]),
        ("filter-blocks-port", ["filter", "firewall rule", "blocked", "denied"]),
        ("route-missing", ["route", "next hop"]),
        ("dhcp-relay-missing", ["relay", "helper"]),
        ("router-off", ["switched off", "no power", "unpowered"]),
        // People.
        ("mistaken-statement", ["mistaken", "out of date", "not so"]),
    ]
}
