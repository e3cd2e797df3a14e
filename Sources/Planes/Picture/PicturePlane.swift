package import Plant

/// The picture plane: sources, routing, cables and what is measured on serial digital video.
package enum PicturePlane {
    static let name = "picture"

    /// Rear and panel connectors for video and reference.
    package static let bnc = Connector("bnc")
    /// The front of a video jackfield.
    package static let videoJack = Connector("video-jack")

    /// Everything that the plane contributes.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds =
            [
                SyncGeneratorKind.kind, SourceExtras.extending(PatternGeneratorKind.kind),
                SourceExtras.extending(VideoCardKind.kind),
                SDIRouterKind.kind,
                DistributionAmplifierKind.kind, JackfieldKind.kind, WaveformMonitorKind.kind,
                FrameSynchroniserKind.kind, FormatConverterKind.kind, ColourBoxKinds.legaliser,
                ColourBoxKinds.lookBox, QuadLinkKinds.splitter, QuadLinkKinds.joiner,
                MultiviewerKind.kind,
            ] + FlowKinds.kinds + CoaxKinds.kinds
        registry.extensionMakers = [PictureModel.maker]
        registry.probes = [
            WaveformProbe.kind, VectorscopeProbe.kind, SignalProbe.kind, EyeProbe.kind,
            RouterStatusProbe.kind, AnalyserProbe.kind, JitterProbe.kind, GamutProbe.kind,
            FieldStepProbe.kind, DetailProbe.kind, TilesProbe.kind,
        ]
        registry.procedures = [
            RouterProcedures.route, RouterProcedures.salvo, RouterProcedures.lock,
            RouterProcedures.unlock,
        ]
        registry.checks = PictureChecks.kinds
        registry.modes =
            RouterModes.modes + CableModes.modes + SourceModes.modes + RouterLockModes.modes
            + SourceFlagModes.modes + SourceSignalModes.modes + ReceiverModes.modes
            + ProcessorModes.modes + ColourBoxModes.modes + MosaicModes.modes + FlowModes.modes
        return registry
    }()
}
