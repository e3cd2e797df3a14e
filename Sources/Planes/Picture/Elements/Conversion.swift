import Plant
import Signals

/// What a format converter makes of what arrives, step by step as its circuits do it.
struct Conversion {
    private let scope: NodeScope

    init(_ scope: NodeScope) { self.scope = scope }

    private typealias Slot = FormatConverterKind.Slot

    /// The signal at its output; black in its own format while nothing arrives.
    var sent: PictureSignal {
        let format = VideoFormat.at(Int(scope.cell(Slot.format))) ?? .hd1080p25
        var signal: PictureSignal
        if let taken = PictureProcessor.taken(scope, 0, receiver: 0),
            let source = taken.videoFormat
        {
            signal = converted(taken, from: source, to: format)
        } else {
            signal = PictureProcessor.own(format, content: scope.constant(3))
            PictureProcessor.setStandardChain(&signal, scope, format)
        }
        PictureProcessor.setClock(
            &signal, isLocked: scope.cell(Slot.count) == 1, reference: scope.input(1),
            oscillator: scope.constant(2), timing: 0)
        return signal
    }

    private func converted(
        _ taken: PictureSignal, from source: VideoFormat, to format: VideoFormat
    ) -> PictureSignal {
        var signal = taken
        let stated = PayloadIdentifier(word: UInt32(truncatingIfNeeded: taken.payloadIdentifier))
        var chain = taken.chain
        for word in colourWords(stated, source, format) { chain = scope.extend(chain, with: word) }
        for word in structureWords(taken, stated, source, format) {
            chain = scope.extend(chain, with: word)
        }
        signal.chain = chain
        signal.format = format.index
        signal.isFull444 = isFull444(taken, format)
        signal.isTwelveBit = taken.isTwelveBit && SourceExtras.canDouble(format)
        signal.isLevelB = scope.cell(Slot.linkLevel) == 1 && signal.interface == .threeG
        if source != format { signal.isPathological = false }
        if scope.cell(Slot.ancillary) == 1 {
            signal.audioGroups = 0
            signal.audioContent = 0
        }
        let colorimetry: PayloadIdentifier.Colorimetry =
            outputPrimaries(stated) == .bt2020 ? .bt2020 : .bt709
        let transfer =
            PayloadIdentifier.Transfer(rawValue: outputRange(stated).rawValue) ?? .unspecified
        signal.payloadIdentifier = Int64(
            PayloadIdentifier(
                format, transfer: transfer, colorimetry: colorimetry,
                mapping: signal.isLevelB ? .levelB : .levelA,
                sampling: signal.isFull444 ? .full444 : .yCbCr422, isTwelveBit: signal.isTwelveBit
            ).word)
        return signal
    }

    // MARK: Colour

    /// Decoding and range of the input, light, encoding and range of the output.
    private func colourWords(
        _ stated: PayloadIdentifier, _ source: VideoFormat, _ format: VideoFormat
    ) -> [Int64] {
        var words: [Int64] = []
        if scope.cell(Slot.inputRange) == 1 {
            words.append(PictureTransform.narrowScaledTwice.word)
        }
        let decoded = inputMatrix(stated, source)
        let encoded = outputMatrix(stated, format)
        var matrix = decoded
        let from = inputRange(stated)
        let to = outputRange(stated)
        let primaries = (in: inputPrimaries(stated), out: outputPrimaries(stated))
        if from != to || primaries.in != primaries.out {
            if decoded != .bt709 {
                words.append(PictureTransform.matrix(decodedAs: decoded, encodedAs: .bt709).word)
            }
            matrix = .bt709
            // Light moves in SDR's terms, so primaries are exchanged before HDR is written.
            if from != .sdr, from != to {
                words.append(
                    PictureTransform.dynamicRange(from: from, to: .sdr, .bt709).word)
            }
            if primaries.in != primaries.out {
                words.append(
                    PictureTransform.primaries(from: primaries.in, to: primaries.out, .bt709).word)
            }
            if to != .sdr, from != to {
                words.append(PictureTransform.dynamicRange(from: .sdr, to: to, .bt709).word)
            }
        }
        if matrix != encoded {
            words.append(PictureTransform.matrix(decodedAs: matrix, encodedAs: encoded).word)
        }
        if scope.cell(Slot.outputRange) == 1 {
            words.append(PictureTransform.fullRangeSentUnscaled.word)
        }
        return words
    }

    private func inputMatrix(_ stated: PayloadIdentifier, _ source: VideoFormat) -> YCbCrMatrix {
        if let fixed = YCbCrMatrix(rawValue: UInt8(scope.cell(Slot.inputMatrix))) { return fixed }
        return Conversion.standardMatrix(stated, source)
    }

    /// The matrix that a signal says it has: by its colorimetry, else by its format.
    static func standardMatrix(_ stated: PayloadIdentifier, _ format: VideoFormat) -> YCbCrMatrix {
        stated.colorimetry == .bt2020 ? .bt2020 : PictureRendering.standardMatrix(of: format)
    }

    private func outputMatrix(_ stated: PayloadIdentifier, _ format: VideoFormat) -> YCbCrMatrix {
        if let fixed = YCbCrMatrix(rawValue: UInt8(scope.cell(Slot.outputMatrix))) { return fixed }
        return outputPrimaries(stated) == .bt2020
            ? .bt2020 : PictureRendering.standardMatrix(of: format)
    }

    private func inputPrimaries(_ stated: PayloadIdentifier) -> StandardPrimaries {
        stated.colorimetry == .bt2020 ? .bt2020 : .bt709
    }

    private func outputPrimaries(_ stated: PayloadIdentifier) -> StandardPrimaries {
        switch scope.cell(Slot.primaries) {
        case 1: .bt709
        case 2: .bt2020
        default: inputPrimaries(stated)
        }
    }

    private func inputRange(_ stated: PayloadIdentifier) -> DynamicRange {
        DynamicRange(rawValue: stated.transfer.rawValue) ?? .sdr
    }

    private func outputRange(_ stated: PayloadIdentifier) -> DynamicRange {
        let choice = scope.cell(Slot.transfer)
        if choice == 0 { return inputRange(stated) }
        return DynamicRange(rawValue: UInt8(truncatingIfNeeded: choice - 1)) ?? .sdr
    }

    // MARK: Structure

    private func isFull444(_ taken: PictureSignal, _ format: VideoFormat) -> Bool {
        guard SourceExtras.canDouble(format) else { return false }
        let choice = scope.cell(Slot.sampling)
        return choice == 2 || (choice == 0 && taken.isFull444)
    }

    /// What happens to fields and detail.
    ///
    /// The scan is what the identifier states. Segmented frames that are flagged interlaced are
    /// deinterlaced, which takes half of their lines; fields that are flagged as segments of one
    /// frame are woven together.
    private func structureWords(
        _ taken: PictureSignal, _ stated: PayloadIdentifier, _ source: VideoFormat,
        _ format: VideoFormat
    ) -> [Int64] {
        var words: [Int64] = []
        let scan = stated.scan ?? source.scan
        let leavesFields =
            format.scan != .interlaced || format.raster.activeLines != source.raster.activeLines
        if source.scan == .segmentedFrame, scan == .interlaced, leavesFields,
            scope.cell(Slot.deinterlacer) == 0
        {
            words.append(PictureStructure.deinterlaced.word)
        }
        let weaves = scan != .interlaced || scope.cell(Slot.deinterlacer) == 1
        if source.scan == .interlaced, weaves, leavesFields {
            words.append(PictureStructure.woven.word)
        }
        if source != format {
            words.append(PictureStructure.converted(from: source.index, to: format.index).word)
        }
        // 4:2:2 made into 4:4:4 has no more detail than it had.
        if taken.isFull444 != isFull444(taken, format) {
            words.append(PictureStructure.chromaHalved.word)
        }
        if SourceExtras.swapsFields(scope.cell(Slot.fieldOrder), format) {
            words.append(PictureStructure.fieldsSwapped.word)
        }
        return words
    }
}
