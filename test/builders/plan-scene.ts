import type { AnsweredCase } from './case-answers.js';
import { caseOf } from './case-calls.js';
import type { CaseScene, Staff } from './case-scene.js';
import { PlanCalls } from './plan-calls.js';

/** A case that the scene's coordinator has opened, and the people around it. */
export class PlanScene {
  private constructor(
    readonly scene: CaseScene,
    readonly caseId: string,
  ) {}

  static async of(scene: CaseScene): Promise<PlanScene> {
    return new PlanScene(scene, (await scene.coordinator.cases.opened((await scene.client()).id)).id);
  }

  get own(): PlanCalls {
    return this.calls(this.scene.coordinator);
  }

  calls({ cases }: Staff): PlanCalls {
    return new PlanCalls(cases.app, cases.token);
  }

  /** Somebody of the coordinator's organisation, which needs no basis. */
  colleague(): Promise<Staff> {
    return this.scene.staff(['PROFESSIONAL'], { organisationId: this.scene.coordinator.organisationId });
  }

  /** Somebody of another organisation, in the network, and the consent that covers them. */
  async covered(): Promise<{ staff: Staff; organisationId: string; consentId: string }> {
    const { id: organisationId } = await this.scene.meetings.area.organisation('Kela', 'BENEFITS_AGENCY');
    const staff = await this.scene.staff(['PROFESSIONAL'], { organisationId });
    await this.add(staff.id);
    const consentId = await this.scene.coordinator.cases.recorded(this.caseId, { organisationIds: [organisationId] });
    return { staff, organisationId, consentId };
  }

  async add(personId: string): Promise<void> {
    caseOf(await this.scene.coordinator.cases.changeNetwork(await this.standing(), { addPersonIds: [personId] }));
  }

  async remove(personId: string): Promise<void> {
    caseOf(await this.scene.coordinator.cases.changeNetwork(await this.standing(), { removePersonIds: [personId] }));
  }

  async handOver(personId: string): Promise<void> {
    caseOf(await this.scene.coordinator.cases.handOver(await this.standing(), personId));
  }

  async withdraw(consentId: string): Promise<void> {
    caseOf(await this.scene.coordinator.cases.withdraw(consentId));
  }

  /** The case as it stands now. */
  async standing(): Promise<AnsweredCase> {
    const shown = await this.scene.coordinator.cases.case(this.caseId);
    if (!shown) throw new Error('the coordinator sees their case');
    return shown;
  }

  /** Who co-ordinates each open or closed goal, who did before, and its version. */
  async coordinators(): Promise<Record<string, [string, string | null, number]>> {
    const plan = (await this.own.plan(this.caseId)) ?? [];
    return Object.fromEntries(
      plan.map(({ goal, coordinator, formerCoordinator, version }) => [
        goal,
        [coordinator.id, formerCoordinator?.id ?? null, version],
      ]),
    );
  }
}
