import Planes
import Plant
import Testing

/// What all planes bring together.
@Suite struct RegistryTests {
    /// Two of one name would be one to whoever types it, and which of them would be chance.
    @Test func everyNameIsTakenOnce() {
        let registry = Registry.standard
        for (what, names) in [
            ("kinds", registry.kinds.map(\.name)), ("checks", registry.checks.map(\.name)),
            ("probes", registry.probes.map(\.name)),
            ("procedures", registry.procedures.map(\.name)),
            ("modes", registry.modes.map(\.name)),
            ("events", registry.eventHandlers.map(\.eventName)),
            ("extensions", registry.extensionMakers.map(\.name)),
        ] {
            let twice = names.indices.filter { names[..<$0].contains(names[$0]) }.map { names[$0] }
            #expect(twice.isEmpty, "\(what) twice: \(twice)")
        }
    }

    /// Whatever a mode names exists: kinds that have it, procedures that mend it, modes that look
    /// alike.
    @Test func whatModesNameExists() {
        let registry = Registry.standard
        let modes = registry.modes.map(\.name)
        let kinds = registry.kinds.map(\.name)
        for mode in registry.modes {
            #expect(mode.elementKinds.allSatisfy(kinds.contains), "\(mode.name)")
            #expect(
                mode.lookAlikes.allSatisfy { modes.contains($0.mode) && $0.mode != mode.name },
                "\(mode.name): \(mode.lookAlikes.map(\.mode).filter { !modes.contains($0) })")
            #expect(!mode.classes.isEmpty && !mode.ksbs.isEmpty, "\(mode.name)")
            #expect(!mode.repairs.isEmpty, "\(mode.name)")
        }
    }
}
