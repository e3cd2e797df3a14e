package import Plant

/// Reference, timecode and time of day: what everything else is timed to.
package enum ReferencePlane {
    /// The plane's name, also of its plant extension.
    package static let name = "reference"

    /// The connector of timecode lines.
    static let xlr = Connector("xlr")

    /// Everything that the plane contributes.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [
            ReferenceGeneratorKind.kind, AntennaKind.kind, ChangeoverKind.kind, DeckKind.kind,
            WordClockGeneratorKind.kind, ClockedDeviceKind.kind, TimecodeGeneratorKind.kind,
            TimecodeInserterKind.kind, TimecodeCableKind.kind, PTPClockKind.kind,
            PTPSwitchKind.kind, NTPClockKind.kind,
        ]
        registry.probes = TimingProbes.kinds
        registry.procedures = ReferenceProcedures.kinds
        registry.checks = ReferenceChecks.kinds
        registry.modes =
            GeneratorModes.modes + LineModes.modes + TimecodeModes.modes + ClockModes.modes
        registry.extensionMakers = [ReferenceModel.maker]
        return registry
    }()
}
