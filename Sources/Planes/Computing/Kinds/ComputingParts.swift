import Plant
import Signals
import SimulationKernel

/// What a host computes with and plays, beside its network: read from its parameters.
///
/// A host that has none of these parameters has no further state, and reads as it always did.
struct ComputingDescription {
    struct Software {
        var name: String
        /// The first is the one that the facility has settled on.
        var versions: [String]
    }
    struct Job {
        var name: String
        /// Minute of the day.
        var start: Int64
        var minutes: Int64
        var volume: String
        /// Bytes per second.
        var rate: Int64
    }
    struct Playback {
        /// As in `mounts`.
        var share: String
        var streams: Int64
        var codec: Int64
        /// Thousandths of a hertz.
        var frameRate: Int64
    }

    /// Who is logged in, by the account's name; empty for nobody.
    var user: String
    var software: [Software] = []
    /// Services that are started at boot.
    var units: [String] = []
    /// Processes that can run away.
    var processes: [String] = []
    var jobs: [Job] = []
    var playback: Playback?

    static let parameters = [
        ParameterSchema("user", "the account that is logged in"),
        ParameterSchema("software", "programs, each with a list of versions, the agreed one first"),
        ParameterSchema("units", "those of its services that are started at boot: a list"),
        ParameterSchema("processes", "what can run away and take the processor: a list"),
        ParameterSchema("jobs", "scheduled jobs: at (HH:MM), minutes, volume, rate-mb"),
        ParameterSchema(
            "plays", "what it plays: share, streams, codec, rate (in thousandths of a hertz)"),
    ]

    /// The codecs that can be played, by name.
    static let codecs = MediaRate.all.map(\.name)

    init(_ source: some ParameterReading) throws(PlantProblem) {
        user = try source.word("user", default: "")
        for entry in try source.mapping("software") {
            guard case .list(let items) = entry.value, !items.isEmpty else {
                throw source.problem(
                    "software", "`\(entry.name)` isn't a list", expected: "a list of versions")
            }
            software.append(Software(name: entry.name, versions: items.compactMap(\.word)))
        }
        units = try source.words("units")
        processes = try source.words("processes")
        for entry in try source.mapping("jobs") {
            jobs.append(try ComputingDescription.job(entry, source))
        }
        if source.parameter("plays") != nil {
            playback = try ComputingDescription.playback(source)
        }
    }

    private static func job(_ entry: NamedValue, _ source: some ParameterReading)
        throws(PlantProblem) -> Job
    {
        let fields = try source.fields(
            entry.value, of: entry.name, in: "jobs", keys: ["at", "minutes", "volume", "rate-mb"])
        let text = try source.word("at", of: fields, in: "jobs") ?? ""
        guard let minute = minute(ofText: text) else {
            throw source.problem(
                "jobs", "`\(entry.name)` is at `\(text)`", expected: "a time of day as HH:MM")
        }
        guard let volume = try source.word("volume", of: fields, in: "jobs") else {
            throw source.problem("jobs", "`\(entry.name)` lacks `volume`")
        }
        return Job(
            name: entry.name, start: minute,
            minutes: try source.integer(
                "minutes", of: fields, in: "jobs", range: 10...1440, default: 120),
            volume: volume,
            rate: 1_000_000
                * (try source.integer(
                    "rate-mb", of: fields, in: "jobs", range: 1...100_000, default: 500)))
    }

    private static func playback(_ source: some ParameterReading) throws(PlantProblem)
        -> Playback
    {
        let fields = try source.mapping("plays")
        for entry in fields where !["share", "streams", "codec", "rate"].contains(entry.name) {
            throw source.problem(
                "plays", "unknown key `\(entry.name)`", given: entry.name,
                candidates: ["share", "streams", "codec", "rate"])
        }
        guard let share = try source.word("share", of: fields, in: "plays") else {
            throw source.problem("plays", "`plays` lacks `share`")
        }
        let name = try source.word("codec", of: fields, in: "plays") ?? ""
        guard let codec = codecs.firstIndex(of: name) else {
            throw source.problem(
                "plays", "`codec` is `\(name)`", expected: "a codec", given: name,
                candidates: codecs)
        }
        return Playback(
            share: share,
            streams: try source.integer(
                "streams", of: fields, in: "plays", range: 0...64, default: 1),
            codec: Int64(codec),
            frameRate: try source.integer(
                "rate", of: fields, in: "plays", range: 23_000...120_000, default: 25_000))
    }

    /// The minute of the day that `HH:MM` stands for, or nil.
    static func minute(ofText text: String) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hour = Int64(parts[0]),
            let minute = Int64(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}

/// The state of a host's computing parts: slots and latches after all that the network declares.
enum ComputingParts {
    /// Adds the slots that a host's computing parameters ask for; none where there are none.
    static func declare(_ declarer: inout ElementDeclarer) throws(PlantProblem) {
        let parts = try ComputingDescription(declarer)
        for software in parts.software {
            declarer.slot(
                SlotDeclaration(
                    "version-" + software.name, "installed version of \(software.name)",
                    .choice(software.versions), authority: .administrator,
                    hazards: [.interruption]))
        }
        for unit in parts.units {
            declarer.slot(
                SlotDeclaration(
                    "boot-" + unit, "\(unit) is started at boot", .boolean, nominal: 1,
                    authority: .administrator))
        }
        if !parts.processes.isEmpty {
            declarer.slot(
                SlotDeclaration(
                    "busy-process", "the process that takes the processor",
                    .index(parts.processes), role: .health, nominal: -1))
        }
        for job in parts.jobs {
            declarer.slot(
                SlotDeclaration(
                    "job-\(job.name)-at", "when \(job.name) begins (minute of the day)",
                    .integer(0...1439, .minute), nominal: job.start, authority: .administrator))
            declarer.latch("job-" + job.name)
        }
        if !parts.jobs.isEmpty { declarer.latch("next-job-look") }
        guard let playback = parts.playback else { return }
        declarer.slot(
            SlotDeclaration(
                "streams", "streams that it plays at once", .integer(0...64, .none),
                nominal: playback.streams, authority: .client, hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                "codec", "what the streams are made of", .choice(ComputingDescription.codecs),
                nominal: playback.codec, authority: .client, hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                "folder-reads", "entries of folders that it asks for in a second",
                .integer(0...200_000, .errorPerSecond), nominal: 50))
        declarer.slot(
            SlotDeclaration(
                "renames-files", "a program rewrites and renames all files in its reach",
                .boolean, role: .health))
    }

    /// Gives the latches of jobs their rules, and checks what they name.
    static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let parts = try ComputingDescription(wirer)
        for job in parts.jobs {
            try wirer.checkElement("jobs", job.volume)
            guard let slot = wirer.layout.slot(wirer.element, named: "job-\(job.name)-at"),
                let latch = wirer.latch(named: "job-" + job.name)
            else { continue }
            let minutes = job.minutes
            wirer.rule(
                latch,
                .following(cells: [wirer.cell(slot)], afterMilliseconds: 1) { simulation in
                    let minute = simulation.clock.milliseconds / 60_000
                    let since = (minute - simulation.slot(slot) + 2 * 1440) % 1440
                    return since < minutes ? 1 : 0
                })
        }
    }
}

extension ElementWirer {
    /// The element's own latch by its name, or nil.
    func latch(named name: String) -> LatchID? {
        layout.elements[element.index].latches.first { layout.latchNames[$0] == name }
            .map { LatchID($0) }
    }

    /// Makes sure that a parameter's word is an element of the plant.
    func checkElement(_ parameter: String, _ name: String) throws(PlantProblem) {
        guard layout.element(named: name) != nil else {
            throw problem(
                parameter, "unknown element `\(name)`", given: name,
                candidates: layout.elements.map(\.id))
        }
    }
}
