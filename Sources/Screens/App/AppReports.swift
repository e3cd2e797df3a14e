import Exercises
import TerminalCanvas

/// What the program around it reports.
extension App {
    /// Takes what came of a request.
    package mutating func receive(_ report: Report) -> [Request] {
        switch report {
        case .home(let data): return receive(data)
        case .session(let file): begin(file)
        case .performed(let step): return receive(step)
        case .refused(let refusal):
            changeWorkbench { $0.receive(refusal) }
        case .candidates(let candidates):
            changeWorkbench { $0.receive(candidates: candidates) }
            hear()
        case .debrief(let data): receive(data)
        case .replay(let file, let line):
            let findings = screens.reversed().lazy.compactMap { screen -> DebriefData? in
                if case .debrief(let model) = screen { model.data } else { nil }
            }.first
            push(
                .replay(
                    ReplayModel(
                        file: file, line: line,
                        findings: findings?.isRated == true ? findings?.findings ?? [] : [])))
        case .failed(let notice):
            tell(notice)
            // Home is where one can go on from, whatever has failed.
            if case .home(let model) = screen, model.data == nil { return [.loadHome] }
        }
        return []
    }

    private mutating func receive(_ data: HomeData) -> [Request] {
        guard case .home(var home) = screens[0] else { return [] }
        let isFirst = home.data == nil
        home.receive(data)
        screens[0] = .home(home)
        guard screens.count == 1 else { return [] }
        if isFirst && data.isFirstRun {
            push(.welcome(Letters.welcome(data)))
        } else {
            sayScreen()
        }
        return []
    }

    private mutating func begin(_ file: SessionFile) {
        screens = [screens[0], .workbench(WorkbenchModel(file: file))]
        news.append(SessionViews.briefing(file))
        if file.steps.isEmpty {
            screens.append(.briefing(Letters.briefing(file)))
        } else {
            let count = file.steps.count
            let what =
                file.header.copyOrigin.map { "A practice copy of \($0.session), after" }
                ?? "Taken up again after"
            news += [
                .verbatim([""]),
                .paragraph("\(what) \(count) commands; `status` says where you are."),
            ]
            notice = Notice(.information, "\(what) \(count) commands")
        }
        fitModels()
        if case .workbench(let model)? = workbench, let words = model.lessons.words {
            news += [.verbatim([""]), .paragraph(words)]
        }
    }

    private mutating func receive(_ step: RecordedStep) -> [Request] {
        changeWorkbench { $0.receive(step) }
        guard case .workbench(let model)? = workbench, model.desk.isClosed else { return [] }
        if endsWithSession {
            news += [
                .verbatim([""]),
                .paragraph(
                    "The ticket is closed. `patchbay replay \(model.file.id)` shows it all."),
            ]
            return [.leaveSession, .quit]
        }
        let letter = Letters.closing(model.file, model.desk.entries.last)
        screens.append(.closing(letter))
        news += [
            .verbatim([""]), .paragraph("The ticket is closed."),
            .choices(Choices(letter.ways.map(\.choice), selected: 0)),
        ]
        return []
    }

    private mutating func receive(_ data: DebriefData) {
        if case .debrief(var model) = screen, model.data.session.id == data.session.id {
            model.update(data)
            replaceTop(.debrief(model))
            hear()
        } else {
            push(.debrief(DebriefModel(data: data)))
        }
    }
}
