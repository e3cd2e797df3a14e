package import Plant

/// The sound plane: sources, desks, lines, networks and loudspeakers, and what is measured on them.
package enum SoundPlane {
    static let name = "sound"

    /// Balanced lines, analogue and AES3 alike: nothing but the label tells them apart.
    package static let xlr = Connector("xlr")
    /// The front of a balanced jackfield.
    package static let bantam = Connector("bantam")
    /// The network port of sound equipment.
    package static let etherCon = Connector("ethercon")

    /// Everything that the plane contributes.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds =
            [
                AudioInterfaceKind.kind, EmbedderKind.embedder, EmbedderKind.deEmbedder,
                MixingDeskKind.kind, CodecKind.kind, AudioJackfieldKind.kind,
                MonitorControllerKind.kind, SoundMeterKind.kind, MADIBoxKind.kind,
                FlowEndpointKind.kind, FlowSwitchKind.kind,
            ] + SoundCableKinds.kinds
        registry.probes = SoundProbes.kinds
        registry.checks = SoundChecks.kinds
        registry.modes =
            SourceSoundModes.modes + LineSoundModes.modes + RoomSoundModes.modes
            + SoundFlowModes.modes
        return registry
    }()
}
