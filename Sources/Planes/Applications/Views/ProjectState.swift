import Plant
import Signals

/// A project as its program finds it now: its media, what it needs, and what it runs at.
///
/// It holds nothing: everything follows from slots, mounts and rights.
struct ProjectState {
    /// One media set of a project.
    struct MediaState {
        var element: ElementID
        var clips: Int
        var offline: Int
        /// Where the project looks for them, as its system writes it.
        var path: String
        /// `ok`, `not-found`, `no-codec`, or why the share isn't there (an outcome of access).
        var outcome: String
        /// The speed at which they play, in hundredths of a percent.
        var speed: Int64
    }

    let simulation: Simulation
    let program: ApplicationsModel.Program
    private let model: ApplicationsModel
    /// Whether the workstation is on.
    let isOn: Bool

    init(_ simulation: Simulation, _ program: ApplicationsModel.Program) {
        self.simulation = simulation
        self.program = program
        model = ApplicationsModel.of(simulation.plant)
        isOn = simulation.slot(program.host, HostSlots.power) == 1
    }

    /// What comes of opening files of the share: an outcome of access. It is worked out each time
    /// that it is asked for, over the network.
    var opens: String { access(writes: false) }

    /// What comes of saving there; the system's own refusal comes before the server's.
    var saves: String {
        let isReadOnly =
            simulation.slot(program.element, ApplicationKind.Slot.permission) == 1
        return isReadOnly && opens == "ok" ? "not-permitted" : access(writes: true)
    }

    private func access(writes: Bool) -> String {
        guard isOn else { return "switched-off" }
        guard !program.share.isEmpty, let computing = ComputingModel.ifAny(simulation.plant)
        else { return "ok" }
        let user = computing.machine(program.host)?.user ?? ""
        return ShareAccess(
            StorageView(simulation), from: program.host, user: user, url: program.share,
            writes: writes
        ).outcome
    }

    func value(_ ordinal: Int) -> Int64 { simulation.slot(program.element, ordinal) }
    func word(_ ordinal: Int) -> String {
        simulation.words(of: simulation.plant.layout.slot(program.element, ordinal))
    }

    /// The system of the workstation.
    private var system: HostSystem {
        let network = NetworkModel.of(simulation.plant)
        return network.machine(program.host).map { network.machines[$0].system } ?? .linux
    }

    // MARK: Media

    /// The path of a folder at a place of the mount, as the workstation's system writes it.
    private func path(folder: Int, mount: Int) -> String {
        let share = program.share.split(separator: "/").last.map(String.init) ?? "media"
        let names = [
            program.folder, program.folder.uppercased(), program.folder + "-old",
        ]
        let name = names.indices.contains(folder) ? names[folder] : program.folder
        switch system {
        case .macos: return "/Volumes/\(share)\(mount == 0 ? "" : "-1")/\(name)"
        case .windows: return "\(mount == 0 ? "P" : "Z"):\\\(name)"
        default: return "/mnt/\(share)\(mount == 0 ? "" : "-1")/\(name)"
        }
    }

    /// Whether one folder's name finds another: case counts for Linux only, for file systems of
    /// macOS and shares of Windows keep it without regarding it.
    private func finds(_ wanted: Int, _ actual: Int) -> Bool {
        if wanted == actual { return true }
        return system != .linux && wanted < 2 && actual < 2
    }

    /// What links would have to be to find everything where it lies now.
    func rightLinks(_ media: ElementID) -> Int64 {
        let folder = simulation.slot(media, MediaSetKind.Slot.folder)
        let count = Int64(MediaSetKind.folders.count)
        return folder + (value(ApplicationKind.Slot.mount) == 0 ? 0 : count)
    }

    /// The state of each media set, in the order of the project.
    var media: [MediaState] {
        let opens = opens
        return program.media.enumerated().compactMap { index, element in
            model.media(element).map { state(of: $0, index, opens) }
        }
    }

    private func state(
        of media: ApplicationsModel.Media, _ index: Int, _ opens: String
    ) -> MediaState {
        let links = Int(value(program.links(index)))
        let count = MediaSetKind.folders.count
        let (folder, mount) = (links % count, links / count)
        func slot(_ ordinal: Int) -> Int { Int(simulation.slot(media.element, ordinal)) }
        var outcome = opens
        if outcome == "ok" {
            let isThere =
                finds(folder, slot(MediaSetKind.Slot.folder))
                && mount == Int(value(ApplicationKind.Slot.mount))
            if !isThere { outcome = "not-found" } else if !decodes(media) { outcome = "no-codec" }
        }
        var offline = media.description.clips
        if outcome == "ok" {
            offline = slot(MediaSetKind.Slot.missing) >= 0 ? 1 : 0
            // A clip that lies in parts opens as its first part alone, and counts as offline.
            if slot(MediaSetKind.Slot.split) == 1 {
                offline = min(media.description.clips, offline + media.description.spanned)
            }
        }
        let rates = ConformArithmetic.rates
        let flag = rates[slot(MediaSetKind.Slot.rateFlag)].rate
        let shot = rates[media.description.rate].rate
        let speed = ConformArithmetic.nearest(
            10_000 * flag.numerator * shot.denominator, flag.denominator * shot.numerator)
        return MediaState(
            element: media.element, clips: media.description.clips, offline: offline,
            path: path(folder: folder, mount: mount), outcome: outcome, speed: speed)
    }

    private func decodes(_ media: ApplicationsModel.Media) -> Bool {
        let codec = media.description.codec
        guard let index = program.codecs.firstIndex(of: codec) else { return codec.isEmpty }
        return value(program.codec(index)) == 1
    }

    // MARK: What it needs

    /// The names of those that aren't installed.
    var missingPlugIns: [String] {
        program.plugIns.indices.filter { value(program.plugIn($0)) == 0 }
            .map { program.plugIns[$0] }
    }
    var missingFonts: [String] {
        program.fonts.indices.filter { value(program.font($0)) == 0 }.map { program.fonts[$0] }
    }

    /// Programs and plug-ins whose version on the workstation isn't the agreed one.
    var otherVersions: [(name: String, installed: String, agreed: String)] {
        guard let machine = ComputingModel.ifAny(simulation.plant)?.machine(program.host) else {
            return []
        }
        let names = [program.software] + program.plugIns
        return machine.software.filter { names.contains($0.name) && simulation.slot($0.slot) != 0 }
            .map { ($0.name, simulation.words(of: $0.slot), $0.versions[0]) }
    }

    /// Milliseconds by which sound is late after an hour of picture: the project's rate runs the
    /// sound, the sequence's the picture.
    var soundLatePerHour: Int64 {
        let rates = ConformArithmetic.rates
        let sequence = rates[Int(value(ApplicationKind.Slot.sequenceRate))].rate
        let project = rates[Int(value(ApplicationKind.Slot.projectRate))].rate
        let frames = 3600 * sequence.numerator / sequence.denominator
        let slip = ConformArithmetic.slip(frames: frames, meant: sequence, actual: project)
        return ConformArithmetic.nearest(
            -slip * 1000 * sequence.denominator, sequence.numerator)
    }

    /// Samples by which what goes through plug-ins is late.
    var delay: Int64 { value(ApplicationKind.Slot.compensation) == 0 ? 0 : program.delay }

    /// Whether the project opens with all that belongs to it, and can be worked on.
    var isWhole: Bool {
        isOn && saves == "ok" && missingPlugIns.isEmpty && missingFonts.isEmpty
            && otherVersions.isEmpty && soundLatePerHour == 0 && delay == 0
            && media.allSatisfy { $0.offline == 0 && $0.speed == 10_000 }
    }
}
